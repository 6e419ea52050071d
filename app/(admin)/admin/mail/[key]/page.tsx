import { AdminPage } from '@/components/admin/admin-page';
import { MailFacts } from '@/components/admin/mail-facts';
import { MailParts } from '@/components/admin/mail-parts';
import { TryAgain } from '@/components/admin/try-again';
import { TextLink } from '@/components/ui/text-link';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { tryAgain } from '../actions';
import { loadMail } from './load';

type Props = PageProps<'/admin/mail/[key]'>;

export async function generateMetadata({ params }: Props) {
  return { title: (await loadMail((await params).key)).subject };
}

export default async function OneMailPage({ params }: Props) {
  const mail = await loadMail((await params).key);
  return (
    <AdminPage
      title={mail.subject}
      lead={<TextLink href="/admin/mail">All mails</TextLink>}
      current="/admin/mail"
    >
      <MailFacts mail={mail} />
      {mail.state !== 'sent' && sendsMail() && (
        <div className="mt-4">
          <TryAgain action={tryAgain} mailKey={mail.key} />
        </div>
      )}
      <MailParts text={mail.text} htmlHref={`/admin/mail/${mail.key}/html`} />
    </AdminPage>
  );
}
