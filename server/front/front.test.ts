import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aFront } from './front-fixture';

const list = JSON.stringify({ versions: Array.from({ length: 200 }, (_, minor) => `1.${minor}.0`) });

test('a document is asked for once and then served to everybody, in the encoding that each reads', async () => {
  const { ask, asked } = await aFront((_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'surrogate-control': 'max-age=60',
      'cache-tag': 'package:acme',
    });
    response.end(list);
  });

  const plain = await ask('/v3/flatcontainer/acme/index.json');
  const zipped = await ask('/v3/flatcontainer/acme/index.json', { headers: { 'accept-encoding': 'gzip' } });

  expect(asked).toHaveLength(1);
  expect(plain.body.toString()).toBe(list);
  expect(gunzipSync(zipped.body).toString()).toBe(list);
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(zipped.headers.etag).not.toBe(plain.headers.etag);
});
