import { Agent, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { effort, seed } from '@/lib/testing/effort';
import { expect, test } from '../fixtures';
import { type HostileRequest, hostileRequests } from './hostile-request';

const rounds = effort(20_000);
const leaks = /node_modules|\bat .+\.[cm]?js:\d+|prisma|PostgreSQL|\bSELECT\b.+\bFROM\b|ECONN/i;

test('whatever is asked for is answered or refused, and nothing breaks', async ({ push, owner, baseURL }) => {
  test.setTimeout(1_800_000);
  const { id, version } = await push({ readme: 'README.md' });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const outcomes = new Map<number, number>();

  await fc.assert(
    fc.asyncProperty(hostileRequests({ id, version, key: owner.key }), async (hostile) => {
      const { status, body } = await ask(new URL(baseURL ?? ''), agent, hostile);
      outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
      // The runner keeps each `expect` of a test, and looks through all of them at the next.
      if (status >= 500) throw new Error(`It broke, with ${status}: ${body}`);
      if (status >= 400 && leaks.test(body)) throw new Error(`It tells of the inside: ${body}`);
    }),
    { numRuns: rounds, seed: seed(), interruptAfterTimeLimit: 1_700_000, markInterruptAsFailure: true },
  );

  agent.destroy();
  console.log(
    `Answers to ${String(rounds)} hostile requests: ${JSON.stringify(Object.fromEntries(outcomes))}`,
  );
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
});

function ask(
  { hostname, port }: URL,
  agent: Agent,
  { method, path, headers, body }: HostileRequest,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = send({ hostname, port, method, path, headers, agent }, (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    request.on('error', reject).setTimeout(20_000, () => request.destroy(new Error('There was no answer.')));
    request.end(body);
  });
}
