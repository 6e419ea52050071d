import { TextLink } from '@/components/ui/text-link';
import { packagePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

type Props = {
  name: string;
  leaving: { orphans: readonly string[]; shared: number; apiKeys: number; whole: boolean };
};

const mostListed = 100;

/** What becomes of all that is somebody's. */
export function LeavingConsequences({ name, leaving }: Props) {
  const { orphans, shared, apiKeys, whole } = leaving;
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
        {shared > 0 && <li>{plural(shared, 'package')} with other owners stay as they are, with them.</li>}
        {orphans.length === 0 && !whole && <li>There is no package that you alone own.</li>}
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
