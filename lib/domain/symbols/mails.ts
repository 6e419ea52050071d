import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown, quote } from '@/lib/mail/markdown';
import { putMail } from '../mail/outbox';

type Checked = {
  packageKey: number;
  versionKey: number;
  id: string;
  version: string;
};

/** Tells the owners of a package that symbols of it can be had, unless they want no such mails. */
export async function tellOwnersOfSymbols(tx: Transaction, checked: Checked): Promise<void> {
  const { id, version } = checked;
  const pusher = await findPusher(tx, checked);
  if (pusher === undefined) return;
  for (const { to, name } of await ownersOf(tx, checked, { always: false })) {
    await putMail(tx, {
      to,
      subject: `Symbols of ${id} ${version} were published`,
      body: markdown`
        Symbols of **${id} ${version}** fit it, and debuggers get them from ${env().GALLERY_URL} from now on. They were pushed by ${pusher}.

        If nobody of you meant to, push those that belong to it, revoke the API key they came by, and change your passwords.

        [See the symbols](${pageOf(checked)})
      `,
      footer: markdown`You get this because ${name} owns ${id}.`,
      optional: true,
    });
  }
}

/** Tells all owners of a package that symbols of it were found not to fit, and why. */
export async function tellOwnersOfFailure(tx: Transaction, checked: Checked, failure: string): Promise<void> {
  const { id, version } = checked;
  const pusher = await findPusher(tx, checked);
  if (pusher === undefined) return;
  for (const { to, name } of await ownersOf(tx, checked, { always: true })) {
    await putMail(tx, {
      to,
      subject: `Symbols of ${id} ${version} were refused`,
      body: markdown`
        The symbols of **${id} ${version}** that ${pusher} pushed were not taken:

        ${quote(failure)}

        Nothing else changed: what debuggers got before they get now. Build symbols and package together, and push the symbols again.

        [See the symbols](${pageOf(checked)})
      `,
      footer: markdown`You get this because ${name} owns ${id}.`,
    });
  }
}

const pageOf = ({ id, version }: Checked) =>
  `${env().GALLERY_URL}/packages/${encodeURIComponent(id)}/${encodeURIComponent(version)}/symbols`;

/**
 * Who pushed the symbols last, as all owners may know him: which member did it in an organization's name is for that
 * alone. Undefined for the operator, who brings symbols of long ago and tells nobody.
 */
async function findPusher(tx: Transaction, { packageKey, versionKey }: Checked): Promise<string | undefined> {
  const [pushed] = await tx.$queryRaw<{ name: string | null }[]>`
    select account.name
    from "AuditRecord" record
    left join "Account" account on account.key = coalesce(record."onBehalfOf", record."actorKey")
    where record."packageKey" = ${packageKey} and record.action = 'symbols.push'
      and record."versionKey" = ${versionKey}
    order by record.at desc, record.key desc limit 1`;
  return pushed?.name ?? undefined;
}

const ownersOf = (
  tx: Transaction,
  { packageKey }: Checked,
  { always }: { always: boolean },
): Promise<{ to: string; name: string }[]> =>
  tx.$queryRaw<{ to: string; name: string }[]>`
    select address.address as to, account.name
    from "PackageOwner" owner
    join "Account" account on account.key = owner."accountKey" and account."deletedAt" is null
    join "EmailAddress" address
      on address."accountKey" = account.key and address."confirmedAddress" is not null
    where owner."packageKey" = ${packageKey} and (account."notifyPackagePushed" or ${always})
    order by address.key`;
