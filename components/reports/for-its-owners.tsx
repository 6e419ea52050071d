import { TextLink } from '@/components/ui/text-link';
import { profilePath } from '@/lib/format/paths';

type Props = {
  owners: readonly { name: string }[];
  /** The project's own pages. */
  links: readonly { label: string; href: string }[];
};

const mostOwners = 8;

/** What no administrator can mend, and who can. */
export function ForItsOwners({ owners, links }: Props) {
  const places = [
    ...links.map(({ label, href }) => ({ label, href, external: true })),
    ...owners
      .slice(0, mostOwners)
      .map(({ name }) => ({ label: `${name}, an owner`, href: profilePath(name), external: false })),
  ];
  return (
    <section aria-labelledby="for-owners" className="mt-10 max-w-measure">
      <h2 id="for-owners" className="text-base font-semibold">
        Bugs and vulnerabilities are for the owners
      </h2>
      <p className="mt-1 text-sm">
        Administrators cannot mend a package. Tell a bug where the project takes them, and a vulnerability to
        the owners in private first, so that there is a mended version when others hear of it.
      </p>
      {places.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {places.map(({ label, href, external }) => (
            <li key={href} className="flex min-h-6 items-center pointer-coarse:min-h-11">
              <TextLink href={href} external={external}>
                {label}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
