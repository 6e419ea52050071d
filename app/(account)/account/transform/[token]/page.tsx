import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { TransformAnswer } from '@/components/organizations/transform-answer';
import { TransformRequestWords } from '@/components/organizations/transform-requests';
import { Notice } from '@/components/ui/notice';
import { getTransformToConfirm } from '@/lib/domain/organizations/transform-view';
import { orRefusal } from '@/lib/http/page';
import { provedActor } from '@/lib/http/session';
import { confirm, reject } from '../actions';

type Props = PageProps<'/account/transform/[token]'>;

export const metadata: Metadata = {
  title: 'A request to become an organization',
  robots: { index: false },
  referrer: 'strict-origin',
};

export default async function AnswerTransformPage({ params }: Props) {
  const { token } = await params;
  const actor = await provedActor(`/account/transform/${encodeURIComponent(token)}`);
  const found = await orRefusal(getTransformToConfirm(actor, token));
  return (
    <AccountPage title="A request to become an organization" current="/account/data">
      <div className="mt-6 flex flex-col items-start gap-5 text-sm">
        {'refusal' in found ? (
          <Notice tone="warn" title="There is nothing to answer">
            {found.refusal}
          </Notice>
        ) : (
          <>
            <TransformRequestWords request={found.value} />
            <TransformAnswer request={found.value} confirm={confirm} reject={reject} />
          </>
        )}
      </div>
    </AccountPage>
  );
}
