import { ActForm } from '@/components/ui/act-form';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  organization: string;
  /** Which invitation it is. */
  values: Record<string, string | number>;
  /** Left out for who may not. */
  accept?: FormAction;
  decline: FormAction;
};

/** Says yes or no to an invitation. */
export function InvitationAnswer({ organization, values, accept, decline }: Props) {
  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      {accept !== undefined && (
        <ActForm
          kind="primary"
          action={accept}
          values={values}
          label={`Join ${organization}`}
          pendingText="Joining…"
        >
          <p>Its members see your name, whether your second factor is on, and what you do in its name.</p>
        </ActForm>
      )}
      <FoldedAct
        summary={
          <>
            Decline<span className="sr-only"> to join {organization}</span>
          </>
        }
        action={decline}
        values={values}
        label="Decline the invitation"
        pendingText="Declining…"
      >
        <p>The administrators of {organization} are told. They can invite you again.</p>
      </FoldedAct>
    </div>
  );
}
