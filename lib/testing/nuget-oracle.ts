import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const source = fileURLToPath(new URL('../../e2e/oracle/', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/nuget-oracle/', import.meta.url));

/** Why NuGet's own libraries cannot be asked on this machine; undefined when they can. */
export function whyNoOracle(): string | undefined {
  try {
    const newest = Math.max(...listSdks().map((version) => Number.parseInt(version, 10)));
    return newest >= 10 ? undefined : 'it needs the .NET SDK 10 or newer';
  } catch {
    return 'it needs the .NET SDK, and there is no `dotnet`';
  }
}

/**
 * Builds the oracle, unless it has been built from the same files and SDKs before. Nothing is downloaded, and the
 * build has a home folder of its own.
 */
export async function buildOracle(): Promise<Oracle> {
  const built = path.join(cache, fingerprint());
  if (!existsSync(path.join(built, 'oracle.dll'))) await build(built);
  return {
    ask: (questions) => askProgram(path.join(built, 'oracle.dll'), questions),
    pathOf: (name) => path.join(built, name),
  };
}

export type Oracle = {
  /** One answer for each question, in the same order. */
  ask: <Answer>(questions: readonly object[]) => Promise<Answer[]>;
  /** A file of its build: `oracle.dll` and `oracle.pdb` are what the SDK makes today. */
  pathOf: (name: string) => string;
};

async function build(built: string): Promise<void> {
  const work = `${built}.${randomUUID()}`;
  mkdirSync(path.dirname(work), { recursive: true });
  cpSync(source, work, { recursive: true });
  const output = path.join(work, 'output');
  const quiet = ['--nologo', '--verbosity', 'quiet', '-nodeReuse:false', '-p:UseSharedCompilation=false'];
  await promisify(execFile)('dotnet', ['build', 'oracle.csproj', '--output', output, ...quiet], {
    cwd: work,
    env: environment(),
  });
  try {
    renameSync(output, built);
  } catch (error) {
    // Another test file may have been faster.
    if (!existsSync(path.join(built, 'oracle.dll'))) throw error;
  }
  rmSync(work, { recursive: true, force: true });
}

async function askProgram<Answer>(program: string, questions: readonly object[]): Promise<Answer[]> {
  const child = spawn('dotnet', [program], { env: environment(), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  const lines = (await text(child.stdout)).split('\n').filter((line) => line !== '');
  if (lines.length !== questions.length)
    throw new Error(`${questions.length} questions, ${lines.length} answers.`);
  // safe because each question has one shape of answer, and the caller compares it value by value
  return lines.map((line) => JSON.parse(line) as Answer);
}

function environment(): NodeJS.ProcessEnv {
  const home = path.join(cache, 'home');
  mkdirSync(home, { recursive: true });
  return {
    ...process.env,
    HOME: home,
    DOTNET_CLI_HOME: home,
    NUGET_PACKAGES: path.join(home, 'packages'),
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_NOLOGO: '1',
    DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
    DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE: 'true',
  };
}

function fingerprint(): string {
  const hash = createHash('sha256').update(listSdks().join('\n'));
  for (const file of readdirSync(source).sort())
    hash.update(file).update(readFileSync(path.join(source, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The versions of the installed SDKs. */
function listSdks(): string[] {
  const list = execFileSync('dotnet', ['--list-sdks'], { encoding: 'utf8', env: environment() });
  return list.split('\n').filter((line) => line !== '');
}
