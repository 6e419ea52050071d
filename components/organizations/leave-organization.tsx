import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';

type Props = { action: FormAction; organization: string };

/** Ends one's own membership. */
export function LeaveOrganization({ action, organization }: Props) {
  return (
    <Section id="leave" title="Leave">
      <p>
        You can leave at any time, unless you are the last administrator: then make somebody else one first,
        or delete the organization.
      </p>
      <FoldedAct
        summary={`Leave ${organization}`}
        action={action}
        values={{ organization }}
        label={`Leave ${organization} now`}
        pendingText="Leaving…"
      >
        <p>
          You and the API keys that you made for it may do nothing in its name any more. What you published
          stays. You come back only when an administrator invites you.
        </p>
      </FoldedAct>
    </Section>
  );
}
