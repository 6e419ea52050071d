import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';

/** In place of a record's page on which there is nothing. */
export function NothingFits({ path }: { path: string }) {
  return (
    <div className="mt-6">
      <EmptyState title="Nothing here">
        Nothing that happened fits, or nothing happened before this.{' '}
        <TextLink href={path}>Back to the newest of everything</TextLink>
      </EmptyState>
    </div>
  );
}
