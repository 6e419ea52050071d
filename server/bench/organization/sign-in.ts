import { encode } from 'next-auth/jwt';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { beginSession } from '@/lib/domain/accounts/sessions';
import { system } from '@/lib/domain/actor';
import { authSecret } from '@/lib/domain/site/prepare';
import { sessionCookieName, sessionCookieSeconds } from '@/lib/http/session-cookie';
import { withGallery } from '../../cli/gallery';

/** The cookie of a browser in which somebody signed in. */
export function signInFor(name: string): Promise<string> {
  return withGallery(async () => {
    const { key: accountKey } = await db().account.findUniqueOrThrow({ where: { lowerName: name } });
    const { origin } = system;
    const sid = await transaction((tx) =>
      beginSession(tx, { accountKey, method: 'password', secondFactor: false, origin }),
    );
    const secret = await authSecret();
    const token = await encode({ token: { sid }, secret, maxAge: sessionCookieSeconds });
    return `${sessionCookieName()}=${token}`;
  });
}
