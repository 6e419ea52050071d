import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const atMostBytes = 200_000;

/** Signed packages as their authors published them, which ship inside the .NET SDK; none where there is no SDK. */
export function sdkPackages(): Buffer[] {
  return templateFolders()
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    )
    .filter((file) => file.endsWith('.nupkg') && statSync(file).size <= atMostBytes)
    .sort()
    .map((file) => readFileSync(file));
}

function templateFolders(): string[] {
  try {
    const list = execFileSync('dotnet', ['--list-sdks'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // Each line is a version and, in brackets, the folder that holds the SDKs.
    const folders = Array.from(list.matchAll(/\[(.+)\]/g), ([, sdks = '']) =>
      path.join(sdks, '..', 'templates'),
    );
    return [...new Set(folders)].filter((folder) =>
      statSync(folder, { throwIfNoEntry: false })?.isDirectory(),
    );
  } catch {
    return [];
  }
}
