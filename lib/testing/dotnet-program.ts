import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cache = fileURLToPath(new URL('../../node_modules/.cache/dotnet-programs/', import.meta.url));

/** Why programs cannot be built with NuGet's own libraries on this machine; undefined when they can. */
export function whyNoSdk(): string | undefined {
  try {
    const newest = Math.max(...listSdks().map((version) => Number.parseInt(version, 10)));
    return newest >= 10 ? undefined : 'it needs the .NET SDK 10 or newer';
  } catch {
    return 'it needs the .NET SDK, and there is no `dotnet`';
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

export type DotnetProgram = {
  /** Starts it, asks it one JSON object a line, and gives one answer for each, in the same order. */
  ask: <Answer>(questions: readonly object[], variables?: Variables) => Promise<Answer[]>;
  /** A file of its build, such as `{name}.dll`. */
  pathOf: (file: string) => string;
};

/**
 * Builds the project of this name in a folder, unless it has been built from the same files and SDKs before. Nothing
 * is downloaded, and the build has a home folder of its own.
 */
export async function buildProgram(folder: string, name: string): Promise<DotnetProgram> {
  const built = path.join(cache, name, fingerprint(folder));
  const program = path.join(built, `${name}.dll`);
  if (!existsSync(program)) await build(folder, `${name}.csproj`, built);
  return {
    ask: (questions, variables = {}) => askProgram(program, questions, variables),
    pathOf: (file) => path.join(built, file),
  };
}

async function build(folder: string, project: string, built: string): Promise<void> {
  const work = `${built}.${randomUUID()}`;
  mkdirSync(path.dirname(work), { recursive: true });
  cpSync(folder, work, { recursive: true });
  const output = path.join(work, 'output');
  const quiet = ['--nologo', '--verbosity', 'quiet', '-nodeReuse:false', '-p:UseSharedCompilation=false'];
  await promisify(execFile)('dotnet', ['build', project, '--output', output, ...quiet], {
    cwd: work,
    env: environment(),
  });
  try {
    renameSync(output, built);
  } catch (error) {
    // Another test file may have been faster.
    if (!existsSync(built)) throw error;
  }
  rmSync(work, { recursive: true, force: true });
}

async function askProgram<Answer>(
  program: string,
  questions: readonly object[],
  variables: Variables,
): Promise<Answer[]> {
  const env = { ...environment(), ...variables };
  const child = spawn('dotnet', [program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
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

function fingerprint(folder: string): string {
  const hash = createHash('sha256').update(listSdks().join('\n'));
  for (const file of readdirSync(folder).sort())
    hash.update(file).update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The versions of the installed SDKs. */
function listSdks(): string[] {
  const list = execFileSync('dotnet', ['--list-sdks'], { encoding: 'utf8', env: environment() });
  return list.split('\n').filter((line) => line !== '');
}
