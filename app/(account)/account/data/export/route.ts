import { Readable } from 'node:stream';
import { exportAccount } from '@/lib/domain/accounts/export';
import { formRoute } from '@/lib/http/form-route';

/** Everything that the gallery keeps of whoever asks, as a file. */
export const POST = formRoute('/account/data', async (actor) => {
  const pieces = await exportAccount(actor);
  return new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-account.json"',
    },
  });
});
