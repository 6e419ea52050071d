import { TextLink } from '@/components/ui/text-link';
import { packagePath } from '@/lib/format/paths';
import { listWords, plural } from '@/lib/format/sentences';

type Props = {
  name: string;
  deletion: {
    orphans: readonly string[];
    shared: number;
    prefixes: readonly string[];
    apiKeys: number;
    whole: boolean;
  };
};

const mostListed = 100;

/** What becomes of all that is an organization's. */
export function DeletionConsequences({
  name,
  deletion: { orphans, shared, prefixes, apiKeys, whole },
}: Props) {
  return (
    <div className="mt-6 max-w-measure text-sm">
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>
          Its address, profile and picture are removed, its policies and the invitations that wait
          {apiKeys > 0 && <>, and {plural(apiKeys, 'API key')} in its name will stop working</>}.
        </li>
        <li>
          {whole
            ? `As its address was never confirmed, nothing of it stays: somebody else may take the name “${name}”.`
            : `Nobody can ever be given the name “${name}”, and its page is gone.`}
        </li>
        {shared > 0 && <li>{plural(shared, 'package')} with other owners stay as they are, with them.</li>}
        {prefixes.length > 0 && (
          <li>
            Nobody will hold {listWords(prefixes)}: until administrators give{' '}
            {prefixes.length === 1 ? 'it' : 'them'} to somebody else, nobody publishes new IDs that begin so.
          </li>
        )}
      </ul>
      {orphans.length > 0 && (
        <section aria-labelledby="orphans-head" className="mt-6">
          <h2 id="orphans-head" className="text-base font-semibold">
            {plural(orphans.length, 'package')} that nobody else owns
          </h2>
          <ul className="mt-3 columns-2 gap-6 max-sm:columns-1">
            {orphans.slice(0, mostListed).map((id) => (
              <li key={id} className="wrap-anywhere">
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
