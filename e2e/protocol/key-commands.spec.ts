import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { aWord } from '@/lib/testing/word';
import { expect, succeed, test } from '../fixtures';

const Keys = z.array(
  z.object({ key: z.number(), name: z.string(), maker: z.string(), networks: z.array(z.string()) }),
);

test('lode key list names the keys of an account, and never a secret', async ({ lode, aPerson }) => {
  const person = await aPerson();
  const options = ['--name', 'reader', '--scope', 'read', '--network', '192.0.2.0/24', '--days', '8'];
  const secret = await succeed(lode('key', 'add', '--user', person.name, ...options));
  const json = await succeed(lode('key', 'list', person.name, '--json'));

  expect(Keys.parse(JSON.parse(json))).toMatchObject([
    { name: 'reader', maker: person.name, networks: ['192.0.2.0/24'] },
    { name: 'test', networks: [] },
  ]);
  const text = await succeed(lode('key', 'list', person.name));
  expect(text).toMatch(/^\d+\tlode_.{4}…\treader\tby .*\tnever used$/m);
  for (const answer of [json, text]) expect(answer).not.toContain(secret.slice(0, 12));
});

test('lode key revoke ends a key once, and says when it was over', async ({ lode, aPerson, request }) => {
  const person = await aPerson();
  const [found] = Keys.parse(JSON.parse(await succeed(lode('key', 'list', person.name, '--json'))));
  const number = String(found?.key);

  expect(await succeed(lode('key', 'revoke', number))).toBe(`The API key ${number} was revoked.`);
  expect(await succeed(lode('key', 'revoke', number))).toBe(`The API key ${number} was over already.`);
  expect(await lode('key', 'revoke', '2147483647')).toMatchObject({ code: 1 });
  const check = await request.post('/api/leaked-keys/check', { data: { token: person.key } });
  expect(await check.json()).toEqual([{ active: false }]);
});

test('lode key leaked revokes what it reads, as secret scanning gives it or line by line [rule 140]', async ({
  lode,
  aPerson,
}) => {
  const [one, other] = [await aPerson(), await aPerson()];
  const file = join(process.env['LODE_E2E_DATA_DIR'] ?? '', `leaked-${aWord()}.txt`);
  const found = { ApiKey: one.key, LeakedUrl: 'https://code.example/leak', RevocationSource: 'GitHub' };
  const nowhere = { ApiKey: 'lode_nothing', LeakedUrl: null };
  writeFileSync(
    file,
    `${JSON.stringify(found)}\n\n${other.key}\n${other.key}\n\n${JSON.stringify(nowhere)}\n`,
  );
  try {
    expect(await succeed(lode('key', 'leaked', file, '--url', 'https://paste.example/1'))).toBe(
      [
        'Line 1: revoked, and its maker was told.',
        'Line 3: revoked, and its maker was told.',
        'Line 4: was over already.',
        'Line 6: is no key of this gallery.',
      ].join('\n'),
    );
    const again = await succeed(lode('key', 'leaked', file, '--json'));
    expect(JSON.parse(again)).toEqual([
      { line: 1, outcome: 'over' },
      { line: 3, outcome: 'over' },
      { line: 4, outcome: 'over' },
      { line: 6, outcome: 'unknown' },
    ]);
  } finally {
    rmSync(file);
  }
});

test('lode key add refuses what a form would', async ({ lode, owner }) => {
  const add = (...options: string[]) => lode('key', 'add', '--user', owner.name, '--name', 'x', ...options);

  expect(await add('--scope', 'everything')).toMatchObject({ code: 1, stdout: '' });
  expect((await add('--scope', 'push', '--network', 'here')).stderr).toContain('"here" is no network');
  expect((await add('--scope', 'push', '--glob', 'A?')).stderr).toContain('"A?" cannot be a pattern');
});

test('lode key add makes no key for everything or everywhere of a variable that is not set', async ({
  lode,
  aPerson,
}) => {
  const { name } = await aPerson();
  const add = (...options: string[]) =>
    lode('key', 'add', '--user', name, '--name', 'x', '--scope', 'push', ...options);

  for (const [option, ...values] of [
    ['--glob', ''],
    ['--glob', 'Acme.*', ' '],
    ['--network', ''],
    ['--network', '192.0.2.0/24', ''],
  ] as [string, ...string[]][]) {
    const { code, stdout, stderr } = await add(option, ...values);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${option} was given without a value`);
  }
  expect(Keys.parse(JSON.parse(await succeed(lode('key', 'list', name, '--json'))))).toHaveLength(1);
});
