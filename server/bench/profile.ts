import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type CpuProfile, selfTimes, type SelfTime } from './self-times';

const CpuProfileFile: z.ZodType<CpuProfile> = z.object({
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
    }),
  ),
});

/** Reads the profile that a process started with `--cpu-prof` left in a folder when it ended. */
export async function readProfile(folder: string): Promise<CpuProfile> {
  const [name] = (await readdir(folder)).filter((file) => file.endsWith('.cpuprofile'));
  if (name === undefined) throw new Error('The gallery left no profile.');
  return CpuProfileFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
}

/** Where most of the time between two moments went, by source file and line. */
export function topSelfTimes(profile: CpuProfile, fromUs: number, toUs: number, count: number) {
  const { busyUs, times } = selfTimes(profile, fromUs, toUs);
  const placeOf = createPlaceFinder();
  return { busyUs, top: times.slice(0, count).map((time) => ({ ...time, place: placeOf(time) })) };
}

const SourceMapFile = z.object({
  file: z.string().default(''),
  version: z.number(),
  sources: z.array(z.string()),
  sourcesContent: z.array(z.string()).default([]),
  names: z.array(z.string()),
  mappings: z.string(),
  sourceRoot: z.string().default(''),
});

const Origin = z.object({ originalSource: z.string(), originalLine: z.number() });

function createPlaceFinder() {
  const program = join('dist', 'main.mjs');
  const map = new SourceMap(SourceMapFile.parse(JSON.parse(readFileSync(`${program}.map`, 'utf8'))));

  return ({ url, line, column }: SelfTime): string => {
    if (!url.startsWith('file:')) return url;
    const path = relative('.', fileURLToPath(url));
    const { data: origin } = Origin.safeParse(path === program ? map.findEntry(line, column) : undefined);
    return origin === undefined
      ? `${path}:${line + 1}`
      : `${origin.originalSource.replace(/^(?:\.\.\/)+/, '')}:${origin.originalLine + 1}`;
  };
}
