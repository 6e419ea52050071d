import { db } from '@/lib/db/client';
import { demandsSecondFactor } from '../accounts/user-actor';
import { type Actor, requireSignedIn } from '../actor';
import { unseal } from './seal';

type OwnPasskey = {
  key: number;
  name: string;
  /** Whether it is the same on several devices. */
  synced: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

type OwnFactors = {
  /** Whether a second thing is asked for at sign-in. */
  on: boolean;
  /** Whether the gallery asks it of this account. */
  demanded: boolean;
  /** The app whose codes are asked for; `readable` is false once the gallery's secret has changed. */
  authenticator: { addedAt: Date | null; readable: boolean } | undefined;
  recoveryCodesLeft: number;
  /** The newest first. */
  passkeys: OwnPasskey[];
};

/** What the actor signs in with beside a password. */
export async function getOwnFactors(actor: Actor): Promise<OwnFactors> {
  const { accountKey, admin } = requireSignedIn(actor);
  const found = await db().account.findUniqueOrThrow({
    where: { key: accountKey },
    select: {
      secondFactor: true,
      authenticator: { select: { secret: true, confirmedAt: true } },
      passkeys: {
        orderBy: { key: 'desc' },
        select: { key: true, name: true, synced: true, createdAt: true, lastUsedAt: true },
      },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const sealed = found.authenticator?.secret ?? undefined;
  return {
    on: found.secondFactor,
    demanded: demandsSecondFactor(admin),
    authenticator:
      sealed === undefined
        ? undefined
        : {
            addedAt: found.authenticator?.confirmedAt ?? null,
            readable: (await unseal(sealed, accountKey)) !== undefined,
          },
    recoveryCodesLeft: found._count.recoveryCodes,
    passkeys: found.passkeys,
  };
}
