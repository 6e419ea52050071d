import { TextLink } from '@/components/ui/text-link';
import { organizationPath, profilePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';
import { PersonPicture } from './person-picture';

type Props = {
  name: string;
  organization: boolean;
  belonging: {
    accounts: readonly { name: string; displayName: string; picture: string | undefined }[];
    more: boolean;
    counts: { administrators: number; collaborators: number } | undefined;
  };
};

/** On a profile: the members of an organization, or the organizations of a person; nothing where there is nothing to tell. */
export function Belonging({ name, organization, belonging: { accounts, more, counts } }: Props) {
  if (accounts.length === 0 && counts === undefined) return null;
  return (
    <section aria-labelledby="belonging-head" className="mt-8">
      <h2 id="belonging-head" className="text-base font-semibold">
        {organization ? 'Members' : 'Organizations'}
      </h2>
      {counts !== undefined && (
        <p className="mt-1 text-sm text-ink-soft">
          {plural(counts.administrators, 'administrator')} and {plural(counts.collaborators, 'collaborator')},
          which not everybody sees. <TextLink href={organizationPath(name)}>Go to the organization</TextLink>.
        </p>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-3 text-sm">
        {accounts.map((account) => (
          <li key={account.name} className="flex min-w-0 items-center gap-2">
            <PersonPicture name={account.name} picture={account.picture} size={32} />
            <span className="min-w-0 wrap-anywhere">
              <TextLink href={profilePath(account.name)}>
                {account.displayName === '' ? account.name : account.displayName}
              </TextLink>
            </span>
          </li>
        ))}
        {more && <li className="self-center">and more</li>}
      </ul>
    </section>
  );
}
