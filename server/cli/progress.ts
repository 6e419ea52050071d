import { Presets, SingleBar } from 'cli-progress';

export type Progress = (done: number, total: number) => void;

/** Shows a bar on standard error while the work goes on; where that is no terminal, nothing. */
export async function withProgress<Result>(
  what: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar(
    {
      format: `${what} {bar} {value} of {total}, {eta_formatted} left`,
      stream: process.stderr,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  try {
    return await work((done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
