import { TextLink } from '@/components/ui/text-link';
import { packagePath } from '@/lib/format/paths';
import { listWords, plural } from '@/lib/format/sentences';

type Props = {
  name: string;
  leaving: {
    orphans: readonly string[];
    shared: number;
    prefixes: readonly string[];
    apiKeys: number;
    organizations: Record<'ends' | 'promotes' | 'stays', readonly string[]>;
    whole: boolean;
  };
};

const mostListed = 100;

const mostNamed = 10;

/** Names as a sentence has them, and how many more there are. */
function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return listWords([...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])]);
}

/** What becomes of all that is somebody's. */
export function LeavingConsequences({ name, leaving }: Props) {
  const { orphans, shared, prefixes, apiKeys, organizations, whole } = leaving;
  const { ends, promotes, stays } = organizations;
  return (
    <div className="mt-6 max-w-measure text-sm">
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>You are signed out everywhere, and cannot sign in again.</li>
        <li>
          Your addresses, password, passkeys, linked sign-ins, profile and picture are removed
          {apiKeys > 0 && <>, and {plural(apiKeys, 'API key')} will stop working</>}.
        </li>
        <li>
          {whole
            ? `As the account was never confirmed, nothing of it stays: somebody else may take the name “${name}”.`
            : `Nobody can ever be given the name “${name}”, and your page is gone.`}
        </li>
        {ends.length > 0 && (
          <li>
            You are the only member of {named(ends)}: {ends.length === 1 ? 'it is' : 'they are'} deleted with
            your account.
          </li>
        )}
        {promotes.length > 0 && (
          <li>
            You are the only administrator of {named(promotes)}: all other members become administrators
            there.
          </li>
        )}
        {stays.length > 0 && <li>You are no longer a member of {named(stays)}.</li>}
        {shared > 0 && <li>{plural(shared, 'package')} with other owners stay as they are, with them.</li>}
        {prefixes.length > 0 && (
          <li>
            Nobody will hold {named(prefixes)}: until administrators give{' '}
            {prefixes.length === 1 ? 'it' : 'them'} to somebody else, nobody publishes new IDs that begin so.
          </li>
        )}
        {orphans.length === 0 && !whole && <li>There is no package that would have no owner.</li>}
      </ul>
      {orphans.length > 0 && (
        <section aria-labelledby="orphans-head" className="mt-6">
          <h2 id="orphans-head" className="text-base font-semibold">
            {plural(orphans.length, 'package')} will have no owner
          </h2>
          <p className="mt-1 text-ink-soft">
            Everybody can still restore them. Nobody can push a version, unlist or deprecate one; only
            administrators can.
          </p>
          <ul className="mt-3 columns-2 gap-6 max-sm:columns-1">
            {orphans.slice(0, mostListed).map((id) => (
              <li key={id}>
                <TextLink href={packagePath(id)}>{id}</TextLink>
              </li>
            ))}
          </ul>
          {orphans.length > mostListed && <p className="mt-2">and {orphans.length - mostListed} more.</p>}
        </section>
      )}
    </div>
  );
}
