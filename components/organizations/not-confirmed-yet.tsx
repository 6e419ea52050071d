import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { organizationPath } from '@/lib/format/paths';

/** Why nobody can be invited yet. */
export function NotConfirmedYet({ organization }: { organization: string }) {
  return (
    <div className="mt-6">
      <Notice tone="warn" title="Nobody can be invited yet">
        First the <TextLink href={organizationPath(organization, 'email')}>e-mail address</TextLink> of{' '}
        {organization} has to be confirmed by one of its administrators.
      </Notice>
    </div>
  );
}
