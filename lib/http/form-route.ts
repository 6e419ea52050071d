import { env } from '@/lib/config/env';
import { foreignForm } from '@/lib/domain/account-errors';
import type { Actor } from '@/lib/domain/actor';
import { toHttpError } from './errors';
import { withReturn } from './return-path';
import { sessionActor } from './session';

/**
 * A form that is no server action because a file is in it, or in its answer. Who is refused comes back to the form's
 * page, which is told why by the code of the refusal. The page is named, or made of the path that the form is sent to.
 */
export const formRoute =
  (
    /** The form's page, or how it is known from the form's own address. */
    page: string | ((path: string) => string),
    run: (actor: Actor, request: Request) => Promise<Response | undefined>,
  ) =>
  async (request: Request): Promise<Response> => {
    const from = typeof page === 'string' ? page : page(new URL(request.url).pathname);
    try {
      requireOwnForm(request.headers);
      return (await run(await sessionActor(), request)) ?? seeOther(from);
    } catch (error) {
      const { code } = toHttpError(error);
      if (code === 'unauthenticated') return seeOther(withReturn('/sign-in', from));
      if (code === 'proofNeeded') return seeOther(withReturn('/confirm', from));
      return seeOther(`${from}?refused=${code}`);
    }
  };

/** A cookie alone does not prove that it was a page of the gallery that asked. */
function requireOwnForm(headers: Headers): void {
  if (headers.get('origin') !== env().GALLERY_URL) throw foreignForm();
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });
