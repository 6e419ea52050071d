import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';

/** What a page says that is about something missing. */
export function NothingHere() {
  return (
    <PageTitle
      title="There is nothing at this address"
      lead="The link may be old, or the address mistyped. A search finds what is here now."
      actions={<LinkButton href="/packages">Search packages</LinkButton>}
    />
  );
}
