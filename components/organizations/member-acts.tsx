import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import type { MemberRole } from '@/lib/domain/organizations/standing';
import { rolePhrases, roleRights } from './role-words';

type Props = {
  organization: string;
  name: string;
  role: MemberRole;
  change: FormAction;
  remove: FormAction;
};

/** What an administrator may do to a member, each opened to say what it means. */
export function MemberActs({ organization, name, role, change, remove }: Props) {
  const other = role === 'administrator' ? 'collaborator' : 'administrator';
  const whom = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-col items-start gap-2">
      <FoldedAct
        kind="plain"
        summary={<>Change role{whom}</>}
        action={change}
        values={{ organization, member: name, role: other }}
        label={`Make ${name} ${rolePhrases[other]}`}
        pendingText="Changing…"
      >
        <p>
          {other === 'administrator'
            ? roleRights.administrator
            : 'Goes on publishing in its name, and decides about nothing else any more.'}
        </p>
      </FoldedAct>
      <FoldedAct
        summary={<>Remove{whom}</>}
        action={remove}
        values={{ organization, member: name }}
        label={`Remove ${name}`}
        pendingText="Removing…"
      >
        <p>
          {name} may do nothing in the name of {organization} any more, nor may the API keys that {name} made
          for it. What was published stays.
        </p>
      </FoldedAct>
    </div>
  );
}
