import { expect, test } from 'vitest';
import type { ActivityLine } from '@/lib/domain/activity/line';
import { activityFile } from './activity-file';

const line: ActivityLine = {
  key: 1n,
  at: new Date('2026-11-22T10:00:00Z'),
  action: 'package.push',
  by: { name: 'ann', administrator: false, gone: false },
  inNameOf: undefined,
  subject: 'Acme.Text 1.0.0',
  package: { id: 'Acme.Text', version: '1.0.0' },
  about: undefined,
  role: undefined,
  apiKey: '=HYPERLINK("https://evil.example";"a, b")',
  address: '192.0.2.0',
  client: '+cmd|calc',
};

async function* linesOf(...lines: ActivityLine[]): AsyncGenerator<ActivityLine> {
  yield* lines;
}

test('a record is downloaded as CSV in which no cell is a formula [rule 219]', async () => {
  const file = activityFile('acme', 'csv', linesOf(line, { ...line, by: 'operator', apiKey: undefined }));

  expect(file.headers.get('content-disposition')).toBe('attachment; filename="acme-activity.csv"');
  expect((await file.text()).split('\r\n')).toEqual([
    'time,action,by,about,role,subject,package,version,apiKey,address,client',
    `2026-11-22T10:00:00.000Z,package.push,ann,,,Acme.Text 1.0.0,Acme.Text,1.0.0,"'=HYPERLINK(""https://evil.example"";""a, b"")",192.0.2.0,'+cmd|calc`,
    `2026-11-22T10:00:00.000Z,package.push,the gallery,,,Acme.Text 1.0.0,Acme.Text,1.0.0,,192.0.2.0,'+cmd|calc`,
    '',
  ]);
});

test.each([0, 1, 1_001])('a record of %i acts is downloaded as JSON [rule 219]', async (count) => {
  const file = activityFile('acme', 'json', linesOf(...Array.from({ length: count }, () => line)));

  expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const entry: unknown = expect.objectContaining({ by: 'ann', action: 'package.push', version: '1.0.0' });
  expect(await file.json()).toEqual(Array.from({ length: count }, () => entry));
});
