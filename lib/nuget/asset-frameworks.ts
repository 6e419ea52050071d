import { type Framework, parseFramework } from './framework';
import { findIdentifier } from './framework-identifiers';
import { InvalidPackage } from './invalid-package';
import { agnosticFramework, anyFramework, frameworkKey } from './framework-identity';

type PackageContents = {
  readonly id: string;
  /** The names of the package types; none means an ordinary dependency. */
  readonly packageTypes: readonly string[];
  readonly paths: readonly string[];
};

const maxFolders = 500;

/**
 * The frameworks that the files of a package are made for, each once, in the order of the files. Dependency groups do
 * not count, and neither do folders that name no framework.
 *
 * https://learn.microsoft.com/nuget/create-packages/supporting-multiple-target-frameworks
 */
export function assetFrameworks({ id, packageTypes, paths }: PackageContents): Framework[] {
  const isTool = isToolPackage(packageTypes);
  const names = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const name = isTool ? findToolFramework(parts) : findAssetFramework(parts, id);
    if (name !== undefined) names.add(name);
  }
  if (names.size > maxFolders) {
    throw new InvalidPackage(
      `The package has files for ${names.size} target frameworks. At most ${maxFolders} are allowed.`,
    );
  }

  const frameworks = new Map<string, Framework>();
  for (const name of names) {
    const framework = parseFramework(name);
    if (framework === undefined || !isKnown(framework)) continue;
    const key = frameworkKey(framework);
    if (!frameworks.has(key)) frameworks.set(key, framework);
  }
  return [...frameworks.values()];
}

const specialIdentifiers = new Set([anyFramework.identifier, agnosticFramework.identifier]);

function isKnown({ identifier }: Framework): boolean {
  return specialIdentifiers.has(identifier) || findIdentifier(identifier) !== undefined;
}

function isToolPackage(packageTypes: readonly string[]): boolean {
  const types = packageTypes.map((type) => type.toLowerCase()).sort();
  return ['dotnettool', 'dotnetclitool', 'dotnettool,mcpserver'].includes(types.join(','));
}

/** `tools/{framework}/{runtime}/{any}` */
function findToolFramework([root, framework, runtime, file]: string[]): string | undefined {
  const isAsset = isFolder(root, 'tools') && isNamed(runtime) && isNamed(file);
  return isAsset ? framework : undefined;
}

/** The name of the framework in the path of a file that projects build with or run, as yet unparsed. */
function findAssetFramework([root, ...path]: string[], id: string): string | undefined {
  switch (root?.toLowerCase()) {
    case 'ref':
      return path.length === 2 && isAssembly(path[1]) ? frameworkFolder(path[0]) : undefined;
    case 'lib':
      return path.length === 1 && isAssembly(path[0]) ? 'net' : findLibraryFramework(path);
    case 'runtimes':
      return isNamed(path[0]) && isFolder(path[1], 'lib') ? findLibraryFramework(path.slice(2)) : undefined;
    case 'contentfiles':
      return isCodeLanguage(path[0]) && path.slice(2).some(isNamed) ? path[1] : undefined;
    case 'build':
      return findBuildFramework(path, id);
    case 'buildmultitargeting':
    case 'buildcrosstargeting':
      return path.length === 1 && isBuildFile(path[0], id) ? 'any' : undefined;
    default:
      return undefined;
  }
}

/** `{framework}/{assembly}` and `{framework}/{locale}/{resources}` */
function findLibraryFramework(path: readonly string[]): string | undefined {
  const isLibrary = path.length === 2 && isAssembly(path[1]);
  const isResource = path.length === 3 && isLocale(path[1]) && isResources(path[2]);
  return isLibrary || isResource ? frameworkFolder(path[0]) : undefined;
}

/** `{framework}/{id}.props`, and `{id}.props` for any framework */
function findBuildFramework(path: readonly string[], id: string): string | undefined {
  if (path.length === 1) return isBuildFile(path[0], id) ? 'any' : undefined;
  return path.length === 2 && isBuildFile(path[1], id) ? frameworkFolder(path[0]) : undefined;
}

/** NuGet's clients take the folder `any`, in lower case, for the framework that was `dotnet` before .NET Standard. */
function frameworkFolder(part: string | undefined): string | undefined {
  return part === 'any' ? 'dotnet' : part;
}

function isNamed(part: string | undefined): boolean {
  return part !== undefined && part !== '';
}

function isFolder(part: string | undefined, name: string): boolean {
  return part?.toLowerCase() === name;
}

/** An empty file of this name says that the framework is supported without any assembly. */
const emptyFolder = '_._';

function isAssembly(file: string | undefined): boolean {
  return file === emptyFolder || /\.(dll|exe|winmd)$/i.test(file ?? '');
}

function isResources(file: string | undefined): boolean {
  return file === emptyFolder || /\.resources\.dll$/i.test(file ?? '');
}

/** `de`, `fil`, `de-AT`, `zh-Hans` */
function isLocale(part: string | undefined): boolean {
  return /^(?:.{2,3}$|..-.|...-.)/su.test(part ?? '');
}

function isCodeLanguage(part: string | undefined): boolean {
  return /^[\p{L}\p{Nd}]+$/u.test(part ?? '');
}

/** NuGet imports the file that is named by the package and no other. */
function isBuildFile(file: string | undefined, id: string): boolean {
  const name = file?.toLowerCase();
  const lowerId = id.toLowerCase();
  return name === emptyFolder || name === `${lowerId}.props` || name === `${lowerId}.targets`;
}
