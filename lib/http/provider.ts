import { decode, encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import type { Route } from 'next';
import { z } from 'zod';
import {
  leaveForProvider,
  type Purpose,
  returnFromProvider,
} from '@/lib/domain/accounts/providers/handshake';
import { linkLogin } from '@/lib/domain/accounts/providers/link';
import { proveByProvider } from '@/lib/domain/accounts/providers/prove';
import { recordRefusal } from '@/lib/domain/accounts/providers/refusals';
import { signInByProvider } from '@/lib/domain/accounts/providers/sign-in';
import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/errors';
import { ProviderRefused } from '@/lib/domain/provider-errors';
import { authSecret } from '@/lib/domain/site/prepare';
import { toPath, withReturn } from './return-path';
import { sessionActor } from './session';
import { handshakeCookieName, handshakeCookieOptions, handshakeSeconds } from './session-cookie';
import { rememberNewcomer, rememberSignIn, requestVisitor } from './visitor';

/** What the browser keeps of a handshake, sealed, while it is elsewhere. */
const Handshake = z.object({
  provider: z.string(),
  purpose: z.enum(['signIn', 'link', 'prove']),
  returnTo: z.string(),
  /** Whose session asked; 0 for nobody's. */
  session: z.number(),
  checks: z.record(z.string(), z.string()),
});
type Handshake = z.infer<typeof Handshake>;

/** A longer one would not fit into the cookie: it leads home. */
const longestReturn = 500;

/** Begins signing in elsewhere. Gives the address to go to: the provider's, or the page that tells why not. */
export async function leave(provider: string, purpose: Purpose, returnTo: Route): Promise<Route> {
  const actor = await sessionActor();
  try {
    const { address, checks } = await leaveForProvider(actor, provider, purpose);
    const short = returnTo.length > longestReturn ? '/' : returnTo;
    await keep({ provider, purpose, returnTo: short, session: sessionKeyOf(actor), checks });
    // safe because it is where the provider says that its own page is
    return address as Route;
  } catch (error) {
    return pathToTell(error, { provider, purpose, returnTo });
  }
}

/** Ends signing in elsewhere: does what it was begun for. Gives the page to go to next. */
export async function comeBack(provider: string, query: URLSearchParams): Promise<Route> {
  const handshake = await takeHandshake();
  if (handshake?.provider !== provider) return pathWithProblem('/sign-in', provider, 'over');
  try {
    return await finish(handshake, Object.fromEntries(query));
  } catch (error) {
    if (error instanceof ProviderRefused && handshake.purpose === 'signIn')
      await recordRefusal((await sessionActor()).origin, provider, error);
    return pathToTell(error, handshake);
  }
}

async function finish(handshake: Handshake, query: Record<string, string>): Promise<Route> {
  const { purpose, checks } = handshake;
  const returnTo = toPath(handshake.returnTo, '/');
  const { provider, identity } = await returnFromProvider(handshake.provider, { query, checks });
  if (purpose === 'signIn') {
    const cameBack = await signInByProvider(provider, identity, await requestVisitor());
    if (cameBack.kind === 'newcomer') {
      await rememberNewcomer(cameBack.id);
      return withReturn('/sign-in/new', handshake.returnTo);
    }
    const next = await rememberSignIn(cameBack);
    return next === undefined ? returnTo : withReturn(next, handshake.returnTo);
  }
  const actor = await sessionActor();
  // Somebody else may have signed in meanwhile.
  if (sessionKeyOf(actor) !== handshake.session) throw new ProviderRefused('over', provider.name);
  if (purpose === 'link') await linkLogin(actor, provider, identity);
  else await proveByProvider(actor, provider, identity);
  return returnTo;
}

type Going = Pick<Handshake, 'provider' | 'purpose' | 'returnTo'>;

/** The page where the person is told why it did not work: that which he came from. */
function pathToTell(error: unknown, { provider, purpose, returnTo }: Going): Route {
  if (error instanceof DomainError && error.code === 'proofNeeded')
    return withReturn('/confirm', '/account/logins');
  if (error instanceof DomainError && error.code === 'unauthenticated')
    return withReturn('/sign-in', returnTo);
  if (!(error instanceof ProviderRefused)) throw error;
  const page = { signIn: '/sign-in', link: '/account/logins', prove: '/confirm' }[purpose];
  return pathWithProblem(page, provider, error.problem, purpose === 'link' ? undefined : returnTo);
}

function pathWithProblem(page: string, provider: string, problem: string, returnTo?: string): Route {
  const query = new URLSearchParams({ provider, problem, ...(returnTo !== undefined && { returnTo }) });
  // safe because the pages are those named above
  return `${page}?${query.toString()}` as Route;
}

const sessionKeyOf = (actor: Actor) => (actor.kind === 'user' ? (actor.session?.key ?? 0) : 0);

async function keep(handshake: Handshake): Promise<void> {
  const token = await encode({
    token: handshake,
    secret: await authSecret(),
    salt: handshakeCookieName(),
    maxAge: handshakeSeconds,
  });
  (await cookies()).set(handshakeCookieName(), token, handshakeCookieOptions());
}

/** What the browser brings back, which is good once. */
async function takeHandshake(): Promise<Handshake | undefined> {
  const jar = await cookies();
  const token = jar.get(handshakeCookieName())?.value ?? '';
  jar.set(handshakeCookieName(), '', { ...handshakeCookieOptions(), maxAge: 0 });
  try {
    const content = await decode({ token, secret: await authSecret(), salt: handshakeCookieName() });
    return Handshake.safeParse(content).data;
  } catch {
    // Too old, or not ours.
    return undefined;
  }
}
