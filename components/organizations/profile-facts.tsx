import { PersonPicture } from '@/components/accounts/person-picture';
import { LinkedText } from '@/components/ui/linked-text';
import { TextLink } from '@/components/ui/text-link';

type Props = {
  name: string;
  picture: string | undefined;
  profile: { displayName: string; bio: string; website: string };
};

/** The profile of an organization, for who does not change it. */
export function ProfileFacts({ name, picture, profile: { displayName, bio, website } }: Props) {
  return (
    <div className="mt-6 flex gap-6">
      <PersonPicture name={name} picture={picture} size={128} />
      <dl className="flex min-w-0 flex-col gap-3 text-sm">
        <Fact label="Display name">{displayName === '' ? undefined : displayName}</Fact>
        <Fact label="About the organization">{bio === '' ? undefined : <LinkedText text={bio} />}</Fact>
        <Fact label="Website">
          {website === '' ? undefined : (
            <TextLink href={website} external>
              {website}
            </TextLink>
          )}
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ label, children = 'None' }: { label: string; children?: React.ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
