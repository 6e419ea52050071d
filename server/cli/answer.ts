import { say } from '../boot/say';

export type OutputOptions = { json?: boolean };

/** Writes the answer of a command, alone, on standard output: as JSON for machines, or as text for people. */
export function answer(options: OutputOptions, value: unknown, text: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(value) : text}\n`);
}

/** Ends a command with a sentence on standard error and an exit code, after what it began is closed. */
export function failWith(sentence: string, exitCode = 1): void {
  say(sentence);
  process.exitCode = exitCode;
}
