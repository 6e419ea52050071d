import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { TransformConsequences } from '@/components/organizations/transform-consequences';
import { TransformForm } from '@/components/organizations/transform-form';
import { TransformRequests } from '@/components/organizations/transform-requests';
import { TransformWaiting } from '@/components/organizations/transform-waiting';
import { Notice } from '@/components/ui/notice';
import { listTransformsToConfirm, previewTransform } from '@/lib/domain/organizations/transform-view';
import { provedActor } from '@/lib/http/session';
import { ask, cancel, confirm, reject } from './actions';

export const metadata: Metadata = { title: 'Make your account an organization' };

export default async function TransformPage() {
  const actor = await provedActor('/account/transform');
  const [preview, requests] = await Promise.all([previewTransform(actor), listTransformsToConfirm(actor)]);
  const { hindrances, waiting } = preview;
  return (
    <AccountPage
      title="Make your account an organization"
      lead="A team then publishes in its name, each with an account of their own."
      current="/account/data"
    >
      <TransformRequests requests={requests} confirm={confirm} reject={reject} />
      {waiting !== undefined && <TransformWaiting {...waiting} name={actor.name} cancel={cancel} />}
      <TransformConsequences {...preview} name={actor.name} />
      {hindrances.length > 0 ? (
        <div className="mt-8">
          <Notice tone="warn" title="This account cannot become an organization yet">
            <ul className="list-disc pl-5">
              {hindrances.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : (
        <TransformForm action={ask} name={actor.name} />
      )}
    </AccountPage>
  );
}
