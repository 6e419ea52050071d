import type { Metadata } from 'next';
import { ForOtherAccount } from '@/components/organizations/for-other-account';
import { InvitationAnswer } from '@/components/organizations/invitation-answer';
import { InvitationWayIn } from '@/components/organizations/invitation-way-in';
import { rolePhrases, roleRights } from '@/components/organizations/role-words';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { getInvitationByToken } from '@/lib/domain/organizations/own-invitations';
import { orRefusal } from '@/lib/http/page';
import { withReturn } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { accept, declineByLink } from '../actions';

type Props = PageProps<'/account/organizations/invitations/[token]'>;

export const metadata: Metadata = {
  title: 'Join an organization',
  robots: { index: false },
  referrer: 'strict-origin',
};

export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const actor = await sessionActor();
  const found = await orRefusal(getInvitationByToken(actor, token));
  if ('refusal' in found) {
    const declined = 'declined' in (await searchParams);
    return (
      <>
        <PageTitle title="Join an organization" />
        <div className="mt-6 flex flex-col items-start gap-5">
          {declined ? (
            <Notice tone="good" title="You declined the invitation">
              The administrators of the organization are told. There is nothing left to do.
            </Notice>
          ) : (
            <Notice tone="warn" title="There is nothing to accept">
              {found.refusal}
            </Notice>
          )}
          {actor.kind === 'user' && (
            <LinkButton href="/account/organizations">To your organizations</LinkButton>
          )}
        </div>
      </>
    );
  }
  const { organization, role, inviter, mine, address, signUp } = found.value;
  return (
    <>
      <PageTitle
        title={`Join ${organization}?`}
        lead={`${inviter ?? 'Somebody'} invites you to be ${rolePhrases[role]} of the organization ${organization}. ${roleRights[role]}`}
      />
      {actor.kind !== 'user' && (
        <InvitationWayIn
          address={address}
          signIn={withReturn('/sign-in', `/account/organizations/invitations/${encodeURIComponent(token)}`)}
          signUp={signUp ? `/sign-up?invitation=${encodeURIComponent(token)}` : undefined}
        />
      )}
      {actor.kind === 'user' && !mine && <ForOtherAccount name={actor.name} address={address} />}
      <InvitationAnswer
        organization={organization}
        values={{ token }}
        {...(mine && { accept })}
        decline={declineByLink}
      />
    </>
  );
}
