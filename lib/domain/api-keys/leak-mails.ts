import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import type { Actor } from '../actor';
import { listOperatorAddresses } from '../mail/operator';
import { putMail } from '../mail/outbox';
import { mailAboutKey, type MailedKey } from './mail-about-key';

/** Tells of a key that was revoked since its secret was found: its maker, his organization, and who runs the gallery. */
export async function tellOfLeakedKey(
  tx: Transaction,
  actor: Actor,
  key: MailedKey,
  url: string,
): Promise<void> {
  const place = url === '' ? 'a place that was not told to us' : url;
  await mailAboutKey(tx, actor, key, {
    subject: 'A leaked API key was revoked',
    body: ({ whose }) => markdown`
      The API key ${whose} was revoked, for its secret was found where others can read it: ${place}

      Remove it from there, also from the history of the repository. Look in the security log for what was done with the key; if that was not you, write to whoever runs the gallery. Then make a new key, and keep its secret where only the build can read it.
    `,
    urgent: true,
  });
  for (const to of await listOperatorAddresses(tx)) {
    await putMail(tx, {
      to,
      subject: 'A leaked API key was revoked',
      body: markdown`An API key called **${key.name}** was revoked, for its secret was found here: ${place}`,
      footer: markdown`You are told because you run ${env().GALLERY_NAME}, ${env().GALLERY_URL}.`,
    });
  }
}
