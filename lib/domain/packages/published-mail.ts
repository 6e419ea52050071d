import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown, quote } from '@/lib/mail/markdown';
import { putMail } from '../mail/outbox';

type Published = {
  packageKey: number;
  id: string;
  version: string;
  pusherKey: number;
  /** The account in whose name it was pushed. */
  ownerKey: number;
  warnings: readonly string[];
};

/**
 * Tells the owners of a package that a version of it was published, unless they want no such mails. Which member pushed
 * it in an organization's name is for the organization alone.
 */
export async function tellOwnersOfVersion(tx: Transaction, published: Published): Promise<void> {
  const { packageKey, id, version, ownerKey } = published;
  const { pusher, owner } = await namesOf(tx, published);
  const addresses = await tx.emailAddress.findMany({
    where: {
      confirmedAddress: { not: null },
      account: { notifyPackagePushed: true, deletedAt: null, packages: { some: { packageKey } } },
    },
    select: { address: true, accountKey: true, account: { select: { name: true } } },
  });
  const page = `${env().GALLERY_URL}/packages/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
  for (const { address, accountKey, account } of addresses) {
    const by = accountKey === ownerKey && pusher !== owner ? `${pusher}, in the name of ${owner}` : owner;
    await putMail(tx, {
      to: address,
      subject: `${id} ${version} was published`,
      body: markdown`
        **${id} ${version}** was published on ${env().GALLERY_URL} by ${by}.

        ${advice(published.warnings)}

        If nobody of you meant to, unlist the version, revoke the API key it came by, and change your passwords.

        [See the version](${page})
      `,
      footer: markdown`You get this because ${account.name} owns ${id}.`,
      optional: true,
    });
  }
}

async function namesOf(tx: Transaction, { pusherKey, ownerKey }: Published) {
  const accounts = await tx.account.findMany({
    where: { key: { in: [pusherKey, ownerKey] } },
    select: { key: true, name: true },
  });
  const nameOf = (wanted: number) => accounts.find(({ key }) => key === wanted)?.name ?? '';
  return { pusher: nameOf(pusherKey), owner: nameOf(ownerKey) };
}

const advice = (warnings: readonly string[]) =>
  warnings.length === 0
    ? markdown``
    : markdown`
        What could be better in the next one:

        ${quote(warnings.join('\n'))}
      `;
