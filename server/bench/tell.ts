import { say } from '../boot/say';
import { watchForStop, whenAborted } from '../stop-request';
import { type Closers, createClosers } from './closers';
import { formatReport, type Section } from './report';

type Measure = (closers: Closers) => Promise<readonly Section[] | undefined>;

type How = {
  json: boolean;
  /** What an error tells. */
  failure?: (error: Error) => string;
};

/** Measures, tells the report on standard output, closes what was opened, and ends the process; Ctrl-C ends it early. */
export async function tellReport(
  measure: Measure,
  { json, failure = ({ stack, message }) => stack ?? message }: How,
): Promise<never> {
  const stop = watchForStop();
  const closers = createClosers();
  try {
    const sections = await Promise.race([measure(closers), whenAborted(stop)]);
    if (sections === undefined) process.exitCode = 1;
    else process.stdout.write(`${json ? JSON.stringify(sections) : formatReport(sections)}\n`);
  } catch (error) {
    say(error instanceof Error ? failure(error) : String(error));
    process.exitCode = 1;
  } finally {
    await closers.closeAll();
  }
  process.exit();
}
