import type { Metadata } from 'next';
import { ProveByPasskey } from '@/components/accounts/passkey-buttons';
import { ProviderButtons } from '@/components/accounts/provider-buttons';
import { ProveForm } from '@/components/accounts/prove-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { waysToProve } from '@/lib/domain/accounts/prove';
import { listProvingProviders } from '@/lib/domain/accounts/providers/prove';
import { takesPasskeys } from '@/lib/domain/passkeys/relying-party';
import { findProviderProblem } from '@/lib/http/provider-problem';
import { toPath } from '@/lib/http/return-path';
import { signedInActor } from '@/lib/http/session';
import { askPasskey, confirmByPasskey, confirmByPassword, confirmElsewhere } from './actions';

type Props = PageProps<'/confirm'>;

export const metadata: Metadata = { title: 'Confirm that it is you' };

export default async function ConfirmPage({ searchParams }: Props) {
  const parameters = await searchParams;
  const { returnTo } = parameters;
  const asked = toPath(typeof returnTo === 'string' ? returnTo : undefined, '/account/sessions');
  const actor = await signedInActor(asked);
  const [ways, providers] = await Promise.all([waysToProve(actor), listProvingProviders(actor)]);
  const problem = findProviderProblem(parameters);
  const byPasskey = ways.passkey && takesPasskeys();

  return (
    <>
      <PageTitle
        title="Confirm that it is you"
        lead={`You are signed in as ${actor.name}. What comes next concerns the safety of your account.`}
      />
      {problem !== undefined && (
        <div className="mt-6 max-w-measure">
          <Notice tone="warn" title="This did not prove it">
            {problem}
          </Notice>
        </div>
      )}
      {(ways.password || (providers.length === 0 && !byPasskey)) && (
        <ProveForm action={confirmByPassword} returnTo={asked} ways={ways} />
      )}
      {byPasskey && (
        <div className="mt-6">
          <ProveByPasskey ask={askPasskey} action={confirmByPasskey} returnTo={asked} />
          <p className="hidden text-ink-soft noscript:block">
            Confirming by a passkey needs JavaScript. Signing out and in again proves it as well.
          </p>
        </div>
      )}
      {providers.length > 0 && (
        <div className="mt-8">
          <ProviderButtons
            providers={providers}
            verb="Confirm with"
            action={confirmElsewhere}
            returnTo={asked}
          />
        </div>
      )}
    </>
  );
}
