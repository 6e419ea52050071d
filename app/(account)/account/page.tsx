import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { PictureForm } from '@/components/accounts/picture-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { TextLink } from '@/components/ui/text-link';
import { getOwnProfile } from '@/lib/domain/accounts/own-profile';
import { profilePath } from '@/lib/format/paths';
import { signedInActor } from '@/lib/http/session';
import { saveProfile } from './actions';

export const metadata: Metadata = { title: 'Profile' };

type Props = PageProps<'/account'>;

export default async function OwnProfilePage({ searchParams }: Props) {
  const actor = await signedInActor('/account');
  const { refused } = await searchParams;
  const { picture, ...profile } = await getOwnProfile(actor);
  return (
    <AccountPage
      title="Profile"
      lead={
        <>
          What everybody sees on <TextLink href={profilePath(actor.name)}>your page</TextLink>.
        </>
      }
      current="/account"
    >
      <ProfileForm action={saveProfile} profile={profile} />
      <PictureForm
        name={actor.name}
        picture={picture}
        refused={typeof refused === 'string' ? refused : undefined}
      />
    </AccountPage>
  );
}
