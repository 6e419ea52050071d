import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Variables } from '../gallery';

export type Ran = { code: number | null; output: string };

/** A developer's machine: a folder for projects, a NuGet configuration that names one gallery, and empty caches. */
export type Workplace = {
  /** Where the gallery is. */
  origin: string;
  /** The path of a file below the folder. */
  path(...parts: string[]): string;
  /** Writes a file below the folder, and gives its path. */
  write(path: string, content: string | Uint8Array): string;
  /** What a client is started with, so that it has no caches, keys or settings but its own. */
  variables: Variables;
  /** Runs a client in the folder. */
  run(command: string, ...args: string[]): Promise<Ran>;
  /** Runs the SDK's command in the folder. */
  dotnet(...args: string[]): Promise<Ran>;
  remove(): void;
};

/** What keeps the SDK from leaving processes behind that hold on to the folder. */
export const alone = ['-nodeReuse:false', '-p:UseSharedCompilation=false'];

/** The framework that the SDK can build for without any package. */
export function ownFramework(): string {
  return `net${execFileSync('dotnet', ['--version'], { encoding: 'utf8' }).split('.', 1)[0]}.0`;
}

/** Makes a workplace whose only source, named `gallery`, is the gallery at this origin, or the index that is named. */
export function makeWorkplace(origin: string, indexUrl = `${origin}/v3/index.json`): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'lode-client-'));
  const path = (...parts: string[]) => join(folder, ...parts);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  write('nuget.config', configurationOf(indexUrl));
  const variables = { ...noSettings(), ...ownFolders(path('home')) };
  return {
    origin,
    path,
    write,
    variables,
    run: (command, ...args) => runClient(command, args, folder, variables),
    dotnet: (...args) => runClient('dotnet', args, folder, variables),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a client to its end; its output holds what it wrote on either stream. */
export function runClient(
  command: string,
  args: readonly string[],
  cwd: string,
  variables: Variables,
): Promise<Ran> {
  const env = { ...process.env, ...variables };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

function configurationOf(indexUrl: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <clear />
    <add key="gallery" value="${indexUrl}" allowInsecureConnections="true" />
  </packageSources>
  <fallbackPackageFolders>
    <clear />
  </fallbackPackageFolders>
</configuration>
`;
}

/** Takes away what a developer has set for his own clients, such as NUGET_API_KEY. */
function noSettings(): Variables {
  const names = Object.keys(process.env).filter((name) => /^(nuget|msbuild)/i.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

function ownFolders(home: string): Variables {
  mkdirSync(join(home, 'tmp'), { recursive: true });
  return {
    HOME: home,
    DOTNET_CLI_HOME: home,
    NUGET_PACKAGES: join(home, 'packages'),
    NUGET_HTTP_CACHE_PATH: join(home, 'http-cache'),
    NUGET_SCRATCH: join(home, 'scratch'),
    TMPDIR: join(home, 'tmp'),
    MSBUILDDISABLENODEREUSE: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    DOTNET_NOLOGO: '1',
    DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
    // What Node trusts besides, its clients trust as well.
    SSL_CERT_FILE: process.env['NODE_EXTRA_CA_CERTS'],
    DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE: 'true',
  };
}
