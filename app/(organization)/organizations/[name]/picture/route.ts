import { changePicture, removePicture } from '@/lib/domain/accounts/picture';
import { pictureLimitBytes } from '@/lib/domain/accounts/picture-image';
import { findOrganizationFor } from '@/lib/domain/organizations/find';
import { formRoute } from '@/lib/http/form-route';
import { decodePart } from '@/lib/http/params';
import { readUploadedFile } from '@/lib/http/uploaded-file';

const pageOf = (path: string) => path.replace(/\/picture$/, '');
const nameIn = (path: string) => decodePart(pageOf(path).split('/').at(-1) ?? '');

/** The picture of an organization: a form with a file gives one, a form without takes it away. */
export const POST = formRoute(pageOf, async (actor, request) => {
  const { pathname, searchParams } = new URL(request.url);
  const { name } = await findOrganizationFor(actor, nameIn(pathname), 'manage');
  if (searchParams.has('remove')) await removePicture(actor, name);
  else await changePicture(actor, await readUploadedFile(request, pictureLimitBytes), name);
  return undefined;
});
