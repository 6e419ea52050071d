import { changePicture, removePicture } from '@/lib/domain/accounts/picture';
import { pictureLimitBytes } from '@/lib/domain/accounts/picture-image';
import { requireTrusted } from '@/lib/domain/actor';
import { formRoute } from '@/lib/http/form-route';
import { readUploadedFile } from '@/lib/http/uploaded-file';

/** One's own picture: a form with a file gives one, a form without takes it away. */
export const POST = formRoute('/account', async (actor, request) => {
  requireTrusted(actor);
  if (new URL(request.url).searchParams.has('remove')) await removePicture(actor);
  else await changePicture(actor, await readUploadedFile(request, pictureLimitBytes));
  return undefined;
});
