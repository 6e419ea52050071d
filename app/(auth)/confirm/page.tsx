import type { Metadata } from 'next';
import { ProveForm } from '@/components/accounts/prove-form';
import { PageTitle } from '@/components/ui/page-title';
import { waysToProve } from '@/lib/domain/accounts/prove';
import { toPath } from '@/lib/http/return-path';
import { signedInActor } from '@/lib/http/session';
import { confirmByPassword } from './actions';

type Props = PageProps<'/confirm'>;

export const metadata: Metadata = { title: 'Confirm that it is you' };

export default async function ConfirmPage({ searchParams }: Props) {
  const { returnTo } = await searchParams;
  const asked = toPath(typeof returnTo === 'string' ? returnTo : undefined, '/account/sessions');
  const actor = await signedInActor(asked);

  return (
    <>
      <PageTitle
        title="Confirm that it is you"
        lead={`You are signed in as ${actor.name}. What comes next concerns the safety of your account.`}
      />
      <ProveForm action={confirmByPassword} returnTo={asked} ways={await waysToProve(actor)} />
    </>
  );
}
