import { fileURLToPath } from 'node:url';
import { buildProgram, type DotnetProgram } from './dotnet-program';

/** What NuGet's own libraries think of versions, ranges and frameworks. */
export const buildOracle = (): Promise<DotnetProgram> =>
  buildProgram(fileURLToPath(new URL('../../e2e/oracle/', import.meta.url)), 'oracle');
