import { effort } from '@/lib/testing/effort';
import { basic, startClosedGallery } from '../closed-gallery';
import { runProgram } from '../gallery';
import { countUntil } from './count-until';
import { queryGallery } from './gallery-database';
import { expect, test } from './fixtures';
import { reachTwoProcesses } from './kept-connection';

const list = '/v3/flatcontainer/kept.unheard/index.json';
const rounds = effort(20);
/** Far fewer than fit into the two seconds after which a process asks anew what nobody told it. */
const mostStaleReads = 100;

test('who is locked reads nothing any more, by any key and in every process, within a moment', async () => {
  test.setTimeout(120_000 + rounds * 10_000);
  const closed = await startClosedGallery({ WEB_PROCESSES: '2' });
  try {
    const connections = await reachTwoProcesses(closed.url);
    const ways = [basic(closed.member.name, closed.keys.read), { 'x-nuget-apikey': closed.keys.read }];
    const statuses = () =>
      Promise.all(
        connections.flatMap(({ send }) =>
          ways.map(async (headers) => (await send('GET', list, headers)).status),
        ),
      );

    for (let round = 0; round < rounds; round++) {
      // Twice: the second time out of what each process remembers.
      expect(await statuses()).toEqual([200, 200, 200, 200]);
      expect(await statuses()).toEqual([200, 200, 200, 200]);

      expect(await closed.lode('user', 'lock', closed.member.name, '--reason', 'Because.')).toMatchObject({
        code: 0,
      });
      const stale = await countUntil(async () => !(await statuses()).includes(200));
      expect(stale).toBeLessThan(mostStaleReads);
      for (let again = 0; again < 5; again++) expect(await statuses()).toEqual([401, 401, 401, 401]);

      expect(await closed.lode('user', 'unlock', closed.member.name)).toMatchObject({ code: 0 });
      await expect.poll(statuses).toEqual([200, 200, 200, 200]);
    }
    for (const { close } of connections) close();
  } finally {
    await closed.stop();
  }
});

test('the operator finds a gallery well that answers nobody, and so do containers', async () => {
  const closed = await startClosedGallery();
  try {
    expect((await closed.lode('doctor')).stdout).toContain(
      `ok   Address: ${closed.url} leads to this gallery.`,
    );
    const checked = runProgram('scripts/health.mjs', [], { PORT: String(closed.port) });
    expect((await checked).code).toBe(0);
  } finally {
    await closed.stop();
  }
});

test('downloads of members are counted, and what strangers ask for is not', async () => {
  const closed = await startClosedGallery();
  try {
    const nupkg = '/v3/flatcontainer/kept.unheard/1.0.0/kept.unheard.1.0.0.nupkg';
    const reader = basic(closed.member.name, closed.keys.read);
    for (const headers of [{}, reader, {}, reader, basic('ann', closed.keys.expired)]) {
      await closed.ask(nupkg, headers);
    }
    const counted = async () => {
      const [row] = await queryGallery<{ count: string }>(
        closed,
        'select coalesce(sum(count), 0) as count from "DownloadTotal"',
      );
      return Number(row?.count);
    };
    await expect.poll(counted).toBe(2);
  } finally {
    await closed.stop();
  }
});
