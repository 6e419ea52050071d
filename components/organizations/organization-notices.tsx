import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { organizationPath } from '@/lib/format/paths';

type Props = {
  name: string;
  confirmed: boolean;
  /** What the organization asks of its members and the reader does not meet; undefined: nothing. */
  unmet: string | undefined;
};

/** What keeps an organization, or the reader as its member, from doing anything. */
export function OrganizationNotices({ name, confirmed, unmet }: Props) {
  if (confirmed && unmet === undefined) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {!confirmed && (
        <Notice tone="warn" title="The address of this organization is not confirmed">
          Until one of its administrators confirms it, nothing can be published in the name of {name}.{' '}
          <TextLink href={organizationPath(name, 'email')}>See how to confirm it</TextLink>.
        </Notice>
      )}
      {unmet !== undefined && (
        <Notice tone="warn" title="You cannot act for this organization">
          {unmet}
        </Notice>
      )}
    </div>
  );
}
