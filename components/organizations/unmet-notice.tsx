import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { ToDo } from '@/lib/domain/organizations/to-dos';

type Props = { name: string; toDos: readonly ToDo[] };

/** What a member has to do before he may act in his organization's name; nothing where he meets what it asks. */
export function UnmetNotice({ name, toDos }: Props) {
  if (toDos.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="warn" title={`You do not meet what ${name} asks of its members`}>
        <ul className="list-disc pl-5">
          {toDos.map(({ sentence, page }) => (
            <li key={sentence}>
              {sentence}
              {page !== undefined && (
                <>
                  {' '}
                  See <TextLink href={page.path}>{page.name}</TextLink>.
                </>
              )}
            </li>
          ))}
        </ul>
        <p className="mt-1">
          Until then you can look at these pages, and do nothing in its name. Your API keys in its name are
          refused.
        </p>
      </Notice>
    </div>
  );
}
