import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { ToDo } from '@/lib/domain/organizations/to-dos';
import { organizationPath } from '@/lib/format/paths';
import { UnmetNotice } from './unmet-notice';

type Props = {
  name: string;
  confirmed: boolean;
  /** What the reader has to do before he may act in its name. */
  toDos: readonly ToDo[];
};

/** What keeps an organization, or the reader as its member, from doing anything. */
export function OrganizationNotices({ name, confirmed, toDos }: Props) {
  return (
    <>
      {!confirmed && (
        <div className="mb-6">
          <Notice tone="warn" title="The address of this organization is not confirmed">
            Until one of its administrators confirms it, nothing can be published in the name of {name}.{' '}
            <TextLink href={organizationPath(name, 'email')}>See how to confirm it</TextLink>.
          </Notice>
        </div>
      )}
      <UnmetNotice name={name} toDos={toDos} />
    </>
  );
}
