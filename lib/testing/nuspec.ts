export type NuspecOptions = {
  id: string;
  version: string;
  authors?: string;
  owners?: string;
  title?: string;
  description?: string;
  summary?: string;
  releaseNotes?: string;
  copyright?: string;
  language?: string;
  tags?: string;
  projectUrl?: string;
  iconUrl?: string;
  licenseUrl?: string;
  license?: { expression: string } | { file: string };
  icon?: string;
  readme?: string;
  repository?: { type?: string; url?: string; branch?: string; commit?: string };
  requireLicenseAcceptance?: boolean;
  developmentDependency?: boolean;
  minClientVersion?: string;
  packageTypes?: readonly (string | { name: string; version: string })[];
  /** Version ranges by package ID: one object for any framework, or groups. */
  dependencies?: Dependencies | readonly { targetFramework?: string; dependencies?: Dependencies }[];
  /** XML that is put as it is at the end of the metadata. */
  metadata?: string;
};

type Dependencies = Readonly<Record<string, string>>;

/** The nuspec of a package for tests, in the shape that `dotnet pack` gives it. */
export function makeNuspec(options: NuspecOptions): string {
  const minClientVersion = attribute('minClientVersion', options.minClientVersion);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">',
    `  <metadata${minClientVersion}>`,
    ...metadataLines(options).map((line) => `    ${line}`),
    '  </metadata>',
    '</package>',
  ].join('\n');
}

function metadataLines(options: NuspecOptions): string[] {
  const { authors = 'Acme', description = 'A package for tests.' } = options;
  return [
    ...textElements({ ...options, authors, description }),
    ...licenseLines(options.license),
    ...repositoryLines(options.repository),
    ...packageTypeLines(options.packageTypes),
    ...dependencyLines(options.dependencies),
    ...(options.metadata === undefined ? [] : [options.metadata]),
  ];
}

const textNames = [
  'id',
  'version',
  'title',
  'authors',
  'owners',
  'requireLicenseAcceptance',
  'developmentDependency',
  'licenseUrl',
  'icon',
  'readme',
  'projectUrl',
  'iconUrl',
  'description',
  'summary',
  'releaseNotes',
  'copyright',
  'language',
  'tags',
] as const satisfies readonly (keyof NuspecOptions)[];

function textElements(options: NuspecOptions): string[] {
  return textNames.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`<${name}>${escapeXml(String(value))}</${name}>`];
  });
}

function licenseLines(license: NuspecOptions['license']): string[] {
  if (license === undefined) return [];
  if ('file' in license) return [`<license type="file">${escapeXml(license.file)}</license>`];
  return [`<license type="expression">${escapeXml(license.expression)}</license>`];
}

function repositoryLines(repository: NuspecOptions['repository']): string[] {
  if (repository === undefined) return [];
  const attributes = Object.entries(repository).map(([name, value]) => attribute(name, value));
  return [`<repository${attributes.join('')} />`];
}

function packageTypeLines(types: NuspecOptions['packageTypes']): string[] {
  if (types === undefined) return [];
  const lines = types.map((type) => {
    const { name, version } = typeof type === 'string' ? { name: type, version: undefined } : type;
    return `  <packageType${attribute('name', name)}${attribute('version', version)} />`;
  });
  return ['<packageTypes>', ...lines, '</packageTypes>'];
}

function dependencyLines(dependencies: NuspecOptions['dependencies']): string[] {
  if (dependencies === undefined) return [];
  if (!isGroups(dependencies)) {
    return ['<dependencies>', ...dependenciesOfGroup(dependencies), '</dependencies>'];
  }
  const groups = dependencies.flatMap((group) => [
    `  <group${attribute('targetFramework', group.targetFramework)}>`,
    ...dependenciesOfGroup(group.dependencies ?? {}).map((line) => `  ${line}`),
    '  </group>',
  ]);
  return ['<dependencies>', ...groups, '</dependencies>'];
}

function isGroups(
  dependencies: NonNullable<NuspecOptions['dependencies']>,
): dependencies is Extract<typeof dependencies, readonly unknown[]> {
  return Array.isArray(dependencies);
}

function dependenciesOfGroup(dependencies: Dependencies): string[] {
  return Object.entries(dependencies).map(
    ([id, range]) => `  <dependency${attribute('id', id)}${attribute('version', range)} />`,
  );
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
