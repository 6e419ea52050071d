import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Ran, Workplace } from './dotnet';

/** The last nuget.exe that is on npm. */
const program = resolve('node_modules', 'nuget-exe', 'nuget-5.8.0.exe');

/** What runs it: Windows itself, or else Mono. */
const [command, ...before] = process.platform === 'win32' ? [program] : ['mono', program];

/** Why nuget.exe does not run on this machine; undefined when it does. */
export function whyNoNugetExe(): string | undefined {
  try {
    execFileSync(command, [...before, 'help'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'it needs Mono with its libraries, which `apt-get install mono-complete` brings';
  }
}

/** Runs nuget.exe in the workplace. It asks nobody, for nobody is there. */
export const runNugetExe = (workplace: Workplace, ...args: string[]): Promise<Ran> =>
  workplace.run(command, ...before, ...args, '-NonInteractive');
