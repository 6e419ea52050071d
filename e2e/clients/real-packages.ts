import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alone, runClient } from './dotnet';

/** A package as its author published it, in a file. */
export type RealPackage = { id: string; version: string; path: string };

/** Packages that anybody may have, most of them without dependencies. */
const ids = [
  'CsvHelper',
  'Dapper',
  'FluentValidation',
  'HtmlAgilityPack',
  'Humanizer.Core',
  'Newtonsoft.Json',
  'NodaTime',
  'Polly',
  'RestSharp',
  'Serilog',
  'Serilog.Sinks.Console',
  'Serilog.Sinks.File',
  'Shouldly',
  'YamlDotNet',
];

const cache = resolve('node_modules', '.cache', 'real-packages');

/**
 * The packages, with their dependencies, that this developer's own NuGet sources give: by a restore like any other,
 * the first time. Those that the sources lack are left out; where they give none, there are none.
 */
export async function collectRealPackages(project: (references: Record<string, string>) => string) {
  if (!existsSync(cache)) await restoreTo(cache, project);
  return existsSync(cache) ? readPackages(cache) : [];
}

/** Which of the packages were asked for by name, and are not the dependency of another. */
export const namedAmong = (packages: readonly RealPackage[]): RealPackage[] =>
  packages.filter(({ id }) => ids.some((name) => name.toLowerCase() === id));

async function restoreTo(
  folder: string,
  project: (references: Record<string, string>) => string,
): Promise<void> {
  mkdirSync(resolve(folder, '..'), { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    const path = join(work, 'real.csproj');
    writeFileSync(path, project(Object.fromEntries(ids.map((id) => [id, '*']))));
    const packages = join(work, 'packages');
    // A package that the sources lack fails the restore, after all others were downloaded.
    await runClient('dotnet', ['restore', path, '--ignore-failed-sources', ...alone], work, {
      NUGET_PACKAGES: packages,
    });
    if (existsSync(packages)) renameSync(packages, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A folder of packages is laid out as `id/version/id.version.nupkg`, in lower case. */
function readPackages(folder: string): RealPackage[] {
  return readdirSync(folder).flatMap((id) =>
    readdirSync(join(folder, id)).map((version) => ({
      id,
      version,
      path: join(folder, id, version, `${id}.${version}.nupkg`),
    })),
  );
}
