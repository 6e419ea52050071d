import { expect, test } from './feed';

for (const path of ['/v3/index.json/$metadata', '/v3/nowhere', '/v3', '/api/nowhere', '/api']) {
  test(`at ${path} is a sentence of text for every method, for nothing is there`, async ({ request }) => {
    for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']) {
      const response = await request.fetch(path, { method, maxRedirects: 0 });

      expect(response.status(), method).toBe(404);
      expect(response.headers()['content-type']).toMatch(/^text\/plain/);
      expect(await response.text()).toBe(response.statusText());
    }
    expect((await request.head(path)).status()).toBe(404);
  });
}
