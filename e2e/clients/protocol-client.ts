import { fileURLToPath } from 'node:url';
import { buildProgram } from '@/lib/testing/dotnet-program';
import type { Workplace } from './dotnet';

/** What NuGet.Protocol is asked: a resource class by its name, and what it needs to know. */
export type Question = { ask: string; [parameter: string]: unknown };

/** Answers of NuGet.Protocol about the gallery of a workplace, in the order of the questions. */
export type ProtocolClient = (workplace: Workplace, ...questions: readonly Question[]) => Promise<unknown[]>;

/** The program beside this file, which uses NuGet.Protocol as Visual Studio, Chocolatey and many tools do. */
export async function buildProtocolClient(): Promise<ProtocolClient> {
  const folder = fileURLToPath(new URL('./protocol-client/', import.meta.url));
  const program = await buildProgram(folder, 'protocol-client');
  return ({ origin, variables }, ...questions) =>
    program.ask(questions, { ...variables, LODE_SOURCE: `${origin}/v3/index.json` });
}
