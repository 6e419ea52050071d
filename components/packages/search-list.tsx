import { type FoundPackage, SearchRow } from './search-row';

type Props = { found: readonly FoundPackage[]; now?: Date | undefined };

export function SearchList({ found, now }: Props) {
  return (
    <ol className="mt-4 divide-y divide-line border-y border-line">
      {found.map((one) => (
        <li key={one.id}>
          <SearchRow found={one} now={now} />
        </li>
      ))}
    </ol>
  );
}
