import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import type { OwnerLine } from '@/lib/domain/owners/ownership';

type Props = { id: string; owner: OwnerLine; action: FormAction };

/** Takes an owner from a package, opened to say what that means; or why it cannot be done. */
export function RemoveOwner({ id, owner, action }: Props) {
  const { name, own, organization, losesMark, whyNot } = owner;
  if (whyNot !== undefined) return <p className="max-w-72 text-xs text-ink-soft">{whyNot}</p>;
  const leaves = own && !organization;
  return (
    <FoldedAct
      summary={
        leaves ? (
          'Leave'
        ) : (
          <>
            Remove<span className="sr-only"> {name}</span>
          </>
        )
      }
      action={action}
      values={{ id, name }}
      label={leaves ? 'Leave this package' : `Remove ${name}`}
      pendingText={leaves ? 'Leaving…' : 'Removing…'}
    >
      <p>{lossWords(owner)} What was published stays.</p>
      {losesMark && (
        <p>
          <strong className="font-medium">The package loses its verified mark:</strong> no other owner holds a
          reserved prefix of its ID.
        </p>
      )}
    </FoldedAct>
  );
}

/** What who is removed loses, told to who removes it. */
function lossWords({ name, own, organization }: OwnerLine): string {
  if (own && organization)
    return `${name}, its members and its API keys can publish and change nothing of this package any more, from now on, and neither can you, unless you own it otherwise. ${name} comes back only when one of its owners invites it.`;
  if (own)
    return 'You and your API keys can publish and change nothing of it any more, from now on. You come back only when one of its owners invites you.';
  return `${name} and its API keys can publish and change nothing of this package any more, from now on, and is told so.`;
}
