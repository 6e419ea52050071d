import { shellWord, xmlAttribute } from './escape';
import { type GallerySource, isPlainHttp } from './source-setup';

/** What a person who installs a package needs to know of it. */
export type InstallTarget = {
  id: string;
  version: string;
  /** As the nuspec writes them: `DotnetTool`, `Template`, `MSBuildSdk`; none means `Dependency`. */
  packageTypes: readonly string[];
  developmentDependency: boolean;
};

export type Snippet = {
  code: string;
  /** The file that the snippet belongs in; none for a command. */
  file?: string;
};

/** One way to install; a browser remembers the last one by its key. */
export type InstallChoice = { key: string; label: string; snippets: readonly Snippet[]; note?: string };

/** The ways to install a package, the usual one first. The gallery must be among the sources of whoever runs them. */
export function installChoices(target: InstallTarget, source: GallerySource): InstallChoice[] {
  const types = target.packageTypes.map((type) => type.toLowerCase());
  if (types.includes('dotnettool')) return toolChoices(target);
  if (types.includes('template')) return [templateChoice(target, source)];
  if (types.includes('msbuildsdk')) return sdkChoices(target);
  return dependencyChoices(target, source);
}

function toolChoices({ id, version }: InstallTarget): InstallChoice[] {
  const named = `${shellWord(id)} --version ${shellWord(version)}`;
  return [
    {
      key: 'tool-global',
      label: 'Global tool',
      snippets: [{ code: `dotnet tool install --global ${named}` }],
    },
    {
      key: 'tool-local',
      label: 'Local tool',
      snippets: [{ code: 'dotnet new tool-manifest' }, { code: `dotnet tool install --local ${named}` }],
      note: 'The first command is needed once in a folder.',
    },
    {
      key: 'tool-once',
      label: 'Run once',
      snippets: [{ code: `dotnet tool exec ${shellWord(`${id}@${version}`)}` }],
    },
  ];
}

function templateChoice({ id, version }: InstallTarget, source: GallerySource): InstallChoice {
  const command = `dotnet new install ${shellWord(`${id}@${version}`)}`;
  const choice = { key: 'template', label: '.NET CLI' };
  if (!isPlainHttp(source)) return { ...choice, snippets: [{ code: command }] };
  return {
    ...choice,
    snippets: [{ code: `${command} --force` }],
    note: 'This command skips sources of plain http, whatever your settings say, unless it is forced.',
  };
}

function sdkChoices({ id, version }: InstallTarget): InstallChoice[] {
  const sdk = `<Sdk Name=${xmlAttribute(id)} Version=${xmlAttribute(version)} />`;
  return [
    { key: 'sdk', label: 'Project', snippets: [{ file: 'Project file', code: sdk }] },
    { key: 'sdk-file', label: 'File-based app', snippets: [{ code: `#:sdk ${id}@${version}` }] },
  ];
}

function dependencyChoices(target: InstallTarget, source: GallerySource): InstallChoice[] {
  const { id, version } = target;
  const named = `Include=${xmlAttribute(id)}`;
  const versioned = `Version=${xmlAttribute(version)}`;
  const words = { id: shellWord(id), version: shellWord(version) };

  return [
    {
      key: 'dotnet',
      label: '.NET CLI',
      snippets: [{ code: `dotnet add package ${words.id} --version ${words.version}` }],
    },
    {
      key: 'package-reference',
      label: 'PackageReference',
      snippets: [{ file: 'Project file', code: packageReference(target, `${named} ${versioned}`) }],
    },
    {
      key: 'cpm',
      label: 'Central (CPM)',
      snippets: [
        { file: 'Directory.Packages.props', code: `<PackageVersion ${named} ${versioned} />` },
        { file: 'Project file', code: packageReference(target, named) },
      ],
    },
    {
      key: 'paket',
      label: 'Paket',
      snippets: [
        { file: 'paket.dependencies', code: `source ${source.url}` },
        { code: `paket add ${words.id} --version ${words.version}` },
      ],
      note: 'Paket takes its sources from paket.dependencies alone.',
    },
    ...scriptChoices(target, source),
    { key: 'file', label: 'File-based app', snippets: [{ code: `#:package ${id}@${version}` }] },
    {
      key: 'pmc',
      label: 'Package Manager',
      snippets: [{ code: `Install-Package ${words.id} -Version ${words.version}` }],
    },
  ];
}

/** Scripts hand their restore the bare address of each source, without its settings: one of plain http is refused. */
function scriptChoices({ id, version }: InstallTarget, source: GallerySource): InstallChoice[] {
  if (isPlainHttp(source)) return [];
  return [{ key: 'script', label: 'Script', snippets: [{ code: `#r "nuget: ${id}, ${version}"` }] }];
}

/** A package that only serves the build must not flow on to whoever uses the project. */
function packageReference({ developmentDependency }: InstallTarget, attributes: string): string {
  if (!developmentDependency) return `<PackageReference ${attributes} />`;
  return `<PackageReference ${attributes}>
  <PrivateAssets>all</PrivateAssets>
  <IncludeAssets>runtime; build; native; contentfiles; analyzers; buildtransitive</IncludeAssets>
</PackageReference>`;
}
