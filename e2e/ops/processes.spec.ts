import { readFileSync } from 'node:fs';
import { expect, killNow, processesOf, test } from './fixtures';

/** The ids of the processes that serve: children of the one that was started. */
function workersOf(pid: number, dataDir: string): number[] {
  return processesOf(dataDir).filter((child) => {
    const command = readFileSync(`/proc/${child}/cmdline`, 'latin1');
    return (
      command.includes('main.mjs') &&
      readFileSync(`/proc/${child}/stat`, 'latin1').split(') ')[1]?.split(' ')[1] === String(pid)
    );
  });
}

test('several processes share the port, one that is killed is replaced, and all stop together', async ({
  start,
}) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  await expect.poll(() => workersOf(gallery.pid, gallery.dataDir)).toHaveLength(2);
  const [first = 0] = workersOf(gallery.pid, gallery.dataDir);

  killNow(first);
  await expect.poll(() => gallery.said()).toContain('another one takes its place');
  await expect
    .poll(() => workersOf(gallery.pid, gallery.dataDir).filter((pid) => pid !== first))
    .toHaveLength(2);
  expect((await fetch(`${gallery.url}/v3/index.json`)).status).toBe(200);

  expect(await gallery.stop()).toMatchObject({ code: 0 });
  expect(processesOf(gallery.dataDir)).toEqual([]);
});

test('when the first of several processes is killed outright, none of the others stays', async ({
  start,
}) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });

  const workers = workersOf(gallery.pid, gallery.dataDir);
  expect(workers).toHaveLength(2);

  await gallery.kill();

  await expect.poll(() => processesOf(gallery.dataDir).filter((pid) => workers.includes(pid))).toEqual([]);
});
