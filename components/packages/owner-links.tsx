import { profilePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

type Props = { owners: readonly string[]; most: number; moreHref: string };

/** Owners as one phrase; beyond `most` it says how many more there are. */
export function OwnerLinks({ owners, most, moreHref }: Props) {
  const shown = owners.slice(0, owners.length === most + 1 ? most + 1 : most);
  const left = owners.length - shown.length;
  return (
    <>
      {shown.map((owner, index) => (
        <span key={owner}>
          {index > 0 && ', '}
          <a
            href={profilePath(owner)}
            className="wrap-anywhere underline-offset-2 hover:text-ink hover:underline"
          >
            {owner}
          </a>
        </span>
      ))}
      {left > 0 && (
        <>
          {' and '}
          <a href={moreHref} className="whitespace-nowrap underline-offset-2 hover:text-ink hover:underline">
            {plural(left, 'other')}
          </a>
        </>
      )}
    </>
  );
}
