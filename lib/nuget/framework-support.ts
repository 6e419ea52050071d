import type { Framework } from './framework';
import { frameworkOf } from './framework-identity';
import { parseFolderName } from './framework-folder-name';
import { compareFrameworkVersions } from './framework-version';

/** What projects of a framework, in this version or a later one, can use of other frameworks. */
const support = [
  ['netcoreapp1.0', 'netstandard1.6'],
  ['netcoreapp1.1', 'netstandard1.7'],
  ['netcoreapp2.0', 'netstandard2.0'],
  ['netcoreapp3.0', 'netstandard2.1'],
  ['net45', 'netstandard1.1', 'dotnet5.2'],
  ['net451', 'netstandard1.2', 'dotnet5.3'],
  ['net46', 'netstandard1.3', 'dotnet5.4'],
  ['net461', 'netstandard2.0', 'dotnet5.5'],
  ['net462', 'netstandard2.0', 'dotnet5.6'],
  ['netcore45', 'netstandard1.1', 'dotnet5.2'],
  ['netcore451', 'netstandard1.2', 'dotnet5.3'],
  ['netcore50', 'netstandard1.4', 'dotnet5.5'],
  ['uap', 'netstandard1.4', 'dotnet5.5', 'win81', 'wpa81', 'netcore50'],
  ['uap10.0.15064', 'netstandard2.0'],
  ['win', 'winrt45'],
  ['wp8', 'netstandard1.0', 'dotnet5.1'],
  ['wpa81', 'netstandard1.2', 'dotnet5.3'],
  ['dnxcore', 'netstandard1.5', 'dotnet5.6'],
  ['tizen30', 'netstandard1.6'],
  ['tizen40', 'netstandard2.0'],
  ['tizen60', 'netstandard2.1'],
  ['monoandroid', 'netstandard2.1', 'dotnet5.6'],
  ['monotouch', 'netstandard2.1', 'dotnet5.6'],
  ['monomac', 'netstandard2.1', 'dotnet5.6'],
  ['xamarinios', 'netstandard2.1', 'dotnet5.6'],
  ['xamarinmac', 'netstandard2.1', 'dotnet5.6'],
  ['xamarintvos', 'netstandard2.1', 'dotnet5.6'],
  ['xamarinwatchos', 'netstandard2.1', 'dotnet5.6'],
  ['xamarinpsthree', 'netstandard2.0', 'dotnet5.6'],
  ['xamarinpsfour', 'netstandard2.0', 'dotnet5.6'],
  ['xamarinpsvita', 'netstandard2.0', 'dotnet5.6'],
  ['xamarinxboxthreesixty', 'netstandard2.0', 'dotnet5.6'],
  ['xamarinxboxone', 'netstandard2.0', 'dotnet5.6'],
].map((names) => names.map(known));

/** Frameworks that have all of another one in the same version. */
const supersets = new Map([
  ['DNX', '.NETFramework'],
  ['DNXCore', '.NETPlatform'],
  ['.NETStandardApp', '.NETStandard'],
]);

/** The frameworks, other than its own earlier versions, that projects of this one can use directly. */
export function supportedFrameworks(framework: Framework): Framework[] {
  if (framework.profile !== '') return [];
  const supported = support
    .filter(([project]) => project !== undefined && isAtLeast(framework, project))
    .flatMap(([, ...others]) => others);
  const subset = supersets.get(framework.identifier);
  return subset === undefined ? supported : [...supported, frameworkOf(subset, framework.version)];
}

function isAtLeast(framework: Framework, project: Framework): boolean {
  return (
    framework.identifier === project.identifier &&
    compareFrameworkVersions(framework.version, project.version) >= 0
  );
}

function known(name: string): Framework {
  const framework = parseFolderName(name);
  if (framework === undefined) throw new Error(`"${name}" is no framework.`);
  return framework;
}
