import { expect, test } from './fixtures';
import { countDownloads } from './gallery-database';
import { aPublisher } from '../publisher';

test('37 downloads, 32 of them at once, over two processes count 37', async ({ start }) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  const publisher = await aPublisher(gallery);
  expect(await publisher.push({ id: 'Counted.Package', version: '1.0.0' })).toMatchObject({ status: 201 });
  const processes = new Set<string>();
  const download = async () => {
    const path = '/v3/flatcontainer/counted.package/1.0.0/counted.package.1.0.0.nupkg';
    const response = await fetch(`${gallery.url}${path}`);
    processes.add(response.headers.get('x-request-id')?.split('-')[0] ?? '');
    await response.arrayBuffer();
    return response.status;
  };

  const statuses = await Promise.all(Array.from({ length: 32 }, download));
  for (let more = 0; more < 5; more++) statuses.push(await download());
  expect(statuses).toEqual(Array.from({ length: 37 }, () => 200));
  expect(processes.size).toBe(2);

  // What is not written down by now is written at the end, so that nothing can come late.
  expect(await gallery.stop()).toMatchObject({ code: 0 });
  expect(await countDownloads(await start(), 'Counted.Package')).toBe(37);
});
