import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown, quote } from '@/lib/mail/markdown';
import { putMail } from '../mail/outbox';

type Published = {
  packageKey: number;
  id: string;
  version: string;
  pusherKey: number;
  warnings: readonly string[];
};

/** Tells the owners of a package that a version of it was published, unless they want no such mails. */
export async function tellOwnersOfVersion(tx: Transaction, published: Published): Promise<void> {
  const { packageKey, id, version, pusherKey } = published;
  const pusher = await tx.account.findUniqueOrThrow({ where: { key: pusherKey }, select: { name: true } });
  const addresses = await tx.emailAddress.findMany({
    where: {
      confirmedAddress: { not: null },
      account: { notifyPackagePushed: true, deletedAt: null, packages: { some: { packageKey } } },
    },
    select: { address: true, account: { select: { name: true } } },
  });
  const page = `${env().GALLERY_URL}/packages/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
  for (const { address, account } of addresses) {
    await putMail(tx, {
      to: address,
      subject: `${id} ${version} was published`,
      body: markdown`
        **${id} ${version}** was published on ${env().GALLERY_URL} by ${pusher.name}.

        ${advice(published.warnings)}

        If nobody of you meant to, unlist the version, revoke the API key it came by, and change your passwords.

        [See the version](${page})
      `,
      footer: markdown`You get this because ${account.name} owns ${id}.`,
      optional: true,
    });
  }
}

const advice = (warnings: readonly string[]) =>
  warnings.length === 0
    ? markdown``
    : markdown`
        What could be better in the next one:

        ${quote(warnings.join('\n'))}
      `;
