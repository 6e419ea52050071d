import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { MailState } from './mail-state';
import type { MailLine } from './mail-view';
import { TryAgain } from './try-again';

type Props = {
  mails: readonly MailLine[];
  /** Left out where no mail is sent, so that none can be tried. */
  tryAgain?: FormAction | undefined;
  now?: Date;
};

const columns = [
  { label: 'Subject' },
  { label: 'To' },
  { label: 'Written' },
  { label: 'State' },
  { label: 'Actions', silent: true },
];

/** Mails, with what became of them. */
export function MailTable({ mails, tryAgain, now }: Props) {
  return (
    <Table stacks caption="Mails" columns={columns}>
      {mails.map((mail) => (
        <tr key={mail.key}>
          <RowHead>
            <TextLink href={`/admin/mail/${mail.key}`}>{mail.subject}</TextLink>
          </RowHead>
          <Cell label="To">{mail.to}</Cell>
          <Cell label="Written">
            <TimeAgo at={mail.createdAt} now={now} />
          </Cell>
          <Cell>
            <MailState mail={mail} now={now} />
          </Cell>
          <Cell>
            {tryAgain !== undefined && mail.state !== 'sent' && (
              <TryAgain action={tryAgain} mailKey={mail.key} />
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
