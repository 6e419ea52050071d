import { PictureForm } from '@/components/accounts/picture-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { ProfileFacts } from '@/components/organizations/profile-facts';
import { TextLink } from '@/components/ui/text-link';
import { getOwnProfile } from '@/lib/domain/accounts/own-profile';
import { organizationPath, profilePath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { saveProfile } from './actions';
import { loadOrganization } from './load';

type Props = PageProps<'/organizations/[name]'>;

export async function generateMetadata({ params }: Props) {
  return { title: decodePart((await params).name) };
}

export default async function OrganizationProfilePage({ params, searchParams }: Props) {
  const { actor, name, refusal } = await loadOrganization((await params).name);
  const { refused } = await searchParams;
  const { picture, ...profile } = await getOwnProfile(actor, name);
  return (
    <OrganizationPage
      organization={{ name }}
      title="Profile"
      lead={
        <>
          What everybody sees on <TextLink href={profilePath(name)}>its page</TextLink>. {refusal}
        </>
      }
      current={organizationPath(name)}
    >
      {refusal === undefined ? (
        <>
          <ProfileForm action={saveProfile} profile={profile} organization={name} />
          <PictureForm
            name={name}
            picture={picture}
            refused={typeof refused === 'string' ? refused : undefined}
            path={organizationPath(name, 'picture')}
          />
        </>
      ) : (
        <ProfileFacts name={name} picture={picture} profile={profile} />
      )}
    </OrganizationPage>
  );
}
