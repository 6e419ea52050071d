import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { TextLink } from '@/components/ui/text-link';
import { formatCount } from '@/lib/format/counts';
import { packagePath } from '@/lib/format/paths';

type Props = {
  query: string;
  /** IDs that look much like the query. */
  near: readonly string[];
  /** The same search without its filters; undefined where none holds. */
  unfilteredHref: string | undefined;
};

/** A search that found nothing, in a gallery that may be full: what to try instead. */
export function NothingFound({ query, near, unfilteredHref }: Props) {
  return (
    <EmptyState
      title={unfilteredHref === undefined ? 'No package matches' : 'No package matches under these filters'}
      action={
        <>
          {unfilteredHref !== undefined && <LinkButton href={unfilteredHref}>Remove the filters</LinkButton>}
          {query !== '' && <LinkButton href="/packages">Show all packages</LinkButton>}
        </>
      }
    >
      {near.length > 0 && <NearMisses ids={near} />}
      {query === '' ? (
        <p>Packages of this kind stand here once they are pushed.</p>
      ) : (
        <p>
          Use fewer words, or only their beginnings. A field narrows a word: id:text, tags:json, owner:ann.
        </p>
      )}
    </EmptyState>
  );
}

/** A page of a list that is not as long as its address says. */
export function PastTheEnd({
  page,
  lastPage,
  lastHref,
}: {
  page: number;
  lastPage: number;
  lastHref: string;
}) {
  return (
    <EmptyState
      title={`There is no page ${formatCount(page)}`}
      action={<LinkButton href={lastHref}>Go to the last page</LinkButton>}
    >
      {lastPage === 1
        ? 'Everything that was found stands on one page.'
        : `What was found ends on page ${formatCount(lastPage)}.`}
    </EmptyState>
  );
}

function NearMisses({ ids }: { ids: readonly string[] }) {
  return (
    <p className="mb-3 text-ink">
      Did you mean{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && (index === ids.length - 1 ? ' or ' : ', ')}
          <TextLink href={packagePath(id)}>{id}</TextLink>
        </span>
      ))}
      ?
    </p>
  );
}
