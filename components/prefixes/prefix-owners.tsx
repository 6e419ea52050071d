import { AccountIcon } from '@/components/accounts/account-icon';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { TextLink } from '@/components/ui/text-link';
import { profilePath } from '@/lib/format/paths';

type Props = {
  value: string;
  owners: readonly { name: string; organization: boolean }[];
  remove: FormAction;
};

/** Who holds a prefix, each to be taken off. */
export function PrefixOwners({ value, owners, remove }: Props) {
  if (owners.length === 0) {
    return <p className="text-ink-soft">Nobody yet.</p>;
  }
  return (
    <ul className="w-full divide-y divide-line">
      {owners.map(({ name, organization }) => (
        <li key={name} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-2">
          <span className="flex min-h-6 items-center gap-2">
            <AccountIcon organization={organization} />
            <TextLink href={profilePath(name)}>{name}</TextLink>
          </span>
          <FoldedAct
            summary={
              <>
                Remove<span className="sr-only"> {name}</span>
              </>
            }
            action={remove}
            values={{ value, owner: name }}
            label={`Take the prefix from ${name}`}
            pendingText="Taking away…"
          >
            <p>
              {name} no longer holds it, and packages lose the mark that no other owner and no other prefix
              justifies. They stay what they are.
            </p>
          </FoldedAct>
        </li>
      ))}
    </ul>
  );
}
