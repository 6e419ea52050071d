import { LinkButton } from '@/components/ui/link-button';

type Props = {
  /** Where what came after and before this page stands; left out at either end. */
  newer?: string | undefined;
  older?: string | undefined;
};

/** The ways on from one page of a record. */
export function NewerOlder({ newer, older }: Props) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav aria-label="Pages of the record" className="mt-6 flex flex-wrap gap-3">
      {newer !== undefined && (
        <LinkButton href={newer} rel="prev">
          Newer
        </LinkButton>
      )}
      {older !== undefined && (
        <LinkButton href={older} rel="next">
          Older
        </LinkButton>
      )}
    </nav>
  );
}
