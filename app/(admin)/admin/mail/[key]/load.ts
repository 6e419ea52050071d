import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getMail } from '@/lib/domain/mail/list';
import { administratorActor } from '@/lib/http/administrator';
import { MailKey } from '@/lib/http/mail-key';
import { orNotFound } from '@/lib/http/page';

/** The mail of the address, for an administrator. */
export const loadMail = cache(async (key: string) => {
  const actor = await administratorActor(`/admin/mail/${key}`);
  const parsed = MailKey.safeParse(key);
  return parsed.success ? orNotFound(getMail(actor, parsed.data)) : notFound();
});
