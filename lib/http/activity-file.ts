import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { ActivityLine, By } from '@/lib/domain/activity/line';

export const activityFormats = ['csv', 'json'] as const;
export type ActivityFormat = (typeof activityFormats)[number];

/** A record as a file, written while it is read. */
export function activityFile(
  name: string,
  format: ActivityFormat,
  lines: AsyncIterable<ActivityLine>,
): Response {
  const { type, write } = formats[format];
  const texts = Readable.toWeb(Readable.from(write(lines))) as ReadableStream<string>;
  return new Response(texts.pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}-activity.${format}"`,
    },
  });
}

const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  json: { type: 'application/json; charset=utf-8', write: json },
} as const;

/** Cells that a spreadsheet would take for a formula begin with an apostrophe. */
async function* csv(lines: AsyncIterable<ActivityLine>): AsyncGenerator<string> {
  const options = { columns: [...columns], record_delimiter: 'windows', escape_formulas: true } as const;
  yield stringify([[...columns]], options);
  for await (const some of batchesOf(lines)) yield stringify(some.map(entryOf), options);
}

async function* json(lines: AsyncIterable<ActivityLine>): AsyncGenerator<string> {
  let between = '[\n';
  for await (const some of batchesOf(lines)) {
    yield between + some.map((line) => JSON.stringify(entryOf(line))).join(',\n');
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

const atOnce = 500;

/** Some lines at a time, for each piece of a file costs the same however short it is. */
async function* batchesOf(lines: AsyncIterable<ActivityLine>): AsyncGenerator<ActivityLine[]> {
  let some: ActivityLine[] = [];
  for await (const line of lines) {
    some.push(line);
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

const columns = [
  'time',
  'action',
  'by',
  'about',
  'role',
  'subject',
  'package',
  'version',
  'apiKey',
  'address',
  'client',
] as const;

type Entry = Record<(typeof columns)[number], string | undefined>;

const entryOf = (line: ActivityLine): Entry => ({
  time: line.at.toISOString(),
  action: line.action,
  by: byWhom(line.by),
  about: line.about,
  role: line.role,
  subject: line.subject,
  package: line.package?.id,
  version: line.package?.version,
  apiKey: line.apiKey,
  address: line.address,
  client: line.client,
});

/** No account may be called by the words for those who have no name. */
function byWhom(by: By): string {
  if (by === 'operator') return 'the gallery';
  return by === 'nobody' ? 'somebody who did not sign in' : by.name;
}
