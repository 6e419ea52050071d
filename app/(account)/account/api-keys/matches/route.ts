import { matchWords } from '@/components/accounts/match-words';
import { findMatches } from '@/lib/domain/api-keys/matches';
import { rowKey } from '@/lib/http/fields';
import { readPatterns } from '@/lib/http/key-patterns';
import { readRoute } from '@/lib/http/route';
import { sessionActor } from '@/lib/http/session';

/** For the forms of API keys: which packages patterns cover now, in words. */
export const GET = readRoute(async (request: Request) => {
  const { searchParams } = new URL(request.url);
  const globs = readPatterns(searchParams.get('globs') ?? '', searchParams.getAll('id'));
  const ownerKey = rowKey.catch(0).parse(searchParams.get('owner'));
  const matches = await findMatches(await sessionActor(), { ownerKey, globs });
  return new Response(matchWords(matches), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
});
