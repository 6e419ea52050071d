/** What `node --cpu-prof` writes, as far as it is read here; times are in microseconds, lines count from 0. */
export type CpuProfile = {
  startTime: number;
  /** The node that was at work at each sample. */
  samples: number[];
  /** From the sample before, or from the start. */
  timeDeltas: number[];
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  }[];
};

export type SelfTime = { name: string; url: string; line: number; column: number; share: number };

/** How the time between two moments was spent, function by function, the most first, without what was idle. */
export function selfTimes(
  profile: CpuProfile,
  fromUs: number,
  toUs: number,
): { busyUs: number; times: SelfTime[] } {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, { frame: CpuProfile['nodes'][number]['callFrame']; us: number }>();
  let now = profile.startTime;
  let busyUs = 0;

  for (const [index, id] of profile.samples.entries()) {
    now += profile.timeDeltas[index] ?? 0;
    const us = profile.timeDeltas[index + 1] ?? 0;
    const frame = frames.get(id);
    if (now < fromUs || now >= toUs || frame === undefined || frame.functionName === '(idle)') continue;
    const key = `${frame.functionName} ${frame.url}:${frame.lineNumber}:${frame.columnNumber}`;
    spent.set(key, { frame, us: (spent.get(key)?.us ?? 0) + us });
    busyUs += us;
  }

  const times = [...spent.values()]
    .toSorted((one, other) => other.us - one.us)
    .map(({ frame, us }) => ({
      name: frame.functionName === '' ? '(anonymous)' : frame.functionName,
      url: frame.url,
      line: frame.lineNumber,
      column: frame.columnNumber,
      share: us / busyUs,
    }));
  return { busyUs, times };
}
