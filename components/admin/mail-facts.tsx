import type { ReactNode } from 'react';
import { TimeAgo } from '@/components/ui/time-ago';
import { MailState } from './mail-state';
import type { MailLine } from './mail-view';

type Props = { mail: MailLine & { replyTo: string } };

/** What is known of a mail besides what it says. */
export function MailFacts({ mail }: Props) {
  return (
    <dl className="mt-6 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <Fact name="To">{mail.to}</Fact>
      {mail.replyTo !== '' && <Fact name="Answers to">{mail.replyTo}</Fact>}
      <Fact name="Written">
        <TimeAgo at={mail.createdAt} />
      </Fact>
      <Fact name="State">
        <MailState mail={mail} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft max-sm:mt-1">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
