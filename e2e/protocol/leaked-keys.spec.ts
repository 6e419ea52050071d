import { z } from 'zod';
import { expect, test } from '../fixtures';

const address = '/api/leaked-keys';

test('a scanner learns how to know a key, and finds ours by it', async ({ request, owner }) => {
  const form = z.object({ pattern: z.string() }).parse(await (await request.get(address)).json());

  expect(owner.key).toMatch(new RegExp(`^${form.pattern}$`));
});

test('a scanner asks whether keys are good, reports one, and that one alone is refused from then on [rule 140]', async ({
  request,
  aPerson,
  people,
}) => {
  const [leaking, careful] = [await aPerson(), await aPerson()];
  const found = [leaking, careful].map(({ key }) => ({
    token: key,
    type: 'lode_api_key',
    url: 'https://code.example/leak',
    source: 'content',
  }));
  const check = await request.post(`${address}/check`, { data: found });
  expect(check.headers()['cache-control']).toBe('no-store');
  expect(await check.json()).toEqual([{ active: true }, { active: true }]);

  expect(await (await request.post(address, { data: found.slice(0, 1) })).json()).toEqual([
    { result: 'revoked' },
  ]);
  expect(await (await request.post(address, { data: found[0] })).json()).toEqual([{ result: 'over' }]);
  expect(await (await request.post(`${address}/check`, { data: found })).json()).toEqual([
    { active: false },
    { active: true },
  ]);
  expect(await people.mailsTo(`${leaking.name}@example.test`)).toContainEqual(
    expect.objectContaining({ subject: '[Lode] A leaked API key was revoked' }),
  );
});

test('what is no report is refused in words', async ({ request }) => {
  const bodies = ['', 'no JSON', '{}', '[1]', '[{"url":"https://code.example"}]', 'null'];
  for (const body of bodies) {
    const answer = await request.post(address, {
      data: Buffer.from(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status(), body).toBe(400);
    expect(await answer.text()).toContain('Send a JSON array of at most 200 objects');
  }
  const tooMany = Array.from({ length: 201 }, () => ({ token: 'lode_' }));
  expect((await request.post(address, { data: tooMany })).status()).toBe(400);
  const tooLong = await request.post(address, { data: Buffer.alloc(300_000, ' ') });
  expect(tooLong.status()).toBe(413);
  expect((await request.put(address)).status()).toBe(405);
});
