import { AccountIcon } from '@/components/accounts/account-icon';
import { profilePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

export type PackageOwnerView = { name: string; organization: boolean };

const most = 8;

/** Who controls a package: all of them, the later ones on request. */
export function OwnerList({ owners }: { owners: readonly PackageOwnerView[] }) {
  if (owners.length === 0) {
    return <p className="text-ink-soft">Nobody owns this package. It is not cared for.</p>;
  }
  const shown = owners.slice(0, owners.length === most + 1 ? most + 1 : most);
  const left = owners.slice(shown.length);
  return (
    <>
      <Owners owners={shown} />
      {left.length > 0 && (
        <details>
          <summary className="flex min-h-8 w-fit items-center rounded-md text-ink-soft underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11">
            {plural(left.length, 'more owner')}
          </summary>
          <Owners owners={left} />
        </details>
      )}
    </>
  );
}

function Owners({ owners }: { owners: readonly PackageOwnerView[] }) {
  return (
    <ul>
      {owners.map(({ name, organization }) => (
        <li key={name}>
          <a
            href={profilePath(name)}
            className="flex min-h-8 items-center gap-2 underline-offset-2 hover:underline pointer-coarse:min-h-11"
          >
            <AccountIcon organization={organization} />
            <span className="min-w-0 wrap-anywhere">{name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
