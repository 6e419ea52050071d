/** A line for the person who started Lode; standard output stays free for answers. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

const reminderMs = 10_000;

/** For a loop that waits: called in each round, it says the sentence every ten seconds. */
export function sayWhileWaiting(sentence: string): () => void {
  let next = Date.now() + reminderMs;
  return () => {
    if (Date.now() < next) return;
    say(sentence);
    next += reminderMs;
  };
}
