/** A line for the person who started Lode; standard output stays free for answers. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
