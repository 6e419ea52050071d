import type { Metadata } from 'next';
import { FirstAdministratorForm } from '@/components/accounts/first-administrator-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { firstStartTokenHolds } from '@/lib/domain/accounts/first-start';
import { firstStartOver } from '@/lib/domain/account-errors';
import { makeAdministrator } from './actions';

type Props = PageProps<'/first-start/[token]'>;

export const metadata: Metadata = {
  title: 'First start',
  robots: { index: false },
  referrer: 'strict-origin',
};

export default async function FirstStartPage({ params }: Props) {
  const { token } = await params;
  if (!(await firstStartTokenHolds(token))) {
    return (
      <>
        <PageTitle title="First start" />
        <div className="mt-6">
          <Notice tone="warn" title="This address is over">
            {firstStartOver().message}
          </Notice>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle
        title="Make the first administrator"
        lead="Whoever holds this address makes the account that runs this gallery. It works once."
      />
      <FirstAdministratorForm action={makeAdministrator} token={token} />
    </>
  );
}
