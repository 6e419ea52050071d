import { pictureNotFound } from '@/lib/domain/account-errors';
import { getPictureObject } from '@/lib/domain/accounts/picture';
import { tags } from '@/lib/domain/cache-tags';
import { cacheFor, policies } from '@/lib/http/caching';
import { frontHeaders } from '@/lib/http/front-headers';
import { readRoute } from '@/lib/http/route';

type Context = RouteContext<'/pictures/[file]'>;

/** A person's picture, by the hash of its bytes. */
export const GET = readRoute(async (_request: Request, { params }: Context) => {
  const [, hash] = /^([0-9a-f]{128})\.webp$/.exec((await params).file) ?? [];
  if (hash === undefined) throw pictureNotFound();
  const objectName = await getPictureObject(hash);
  return new Response(null, {
    headers: {
      'content-type': 'image/webp',
      [frontHeaders.send]: objectName,
      ...cacheFor(policies.picture, tags.picture(objectName)),
    },
  });
});
