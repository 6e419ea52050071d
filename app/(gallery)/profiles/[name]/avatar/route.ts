import { oreMarkSvg } from '@/components/ui/ore-mark-svg';
import { findAvatar } from '@/lib/domain/accounts/avatar';
import { tags } from '@/lib/domain/cache-tags';
import { cacheFor, policies } from '@/lib/http/caching';
import { decodePart } from '@/lib/http/params';
import { readRoute } from '@/lib/http/route';

type Context = RouteContext<'/profiles/[name]/avatar'>;

/** What an outside service shows of a person, or the stone of the name. */
export const GET = readRoute(async (_request: Request, { params }: Context) => {
  const name = decodePart((await params).name);
  const avatar = await findAvatar(name);
  return avatar === undefined
    ? new Response(oreMarkSvg(name), {
        headers: { 'content-type': 'image/svg+xml', ...cacheFor(policies.missingAvatar, tags.avatar(name)) },
      })
    : new Response(Buffer.from(avatar), {
        headers: { 'content-type': 'image/webp', ...cacheFor(policies.avatar, tags.avatar(name)) },
      });
});
