import { ActForm } from '@/components/ui/act-form';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';

export type TransformAnswers = { confirm: FormAction; reject: FormAction };

type Props = TransformAnswers & { request: { accountKey: number; name: string } };

/** The two answers to an account that wants to become one's organization. */
export function TransformAnswer({ request: { accountKey, name }, confirm, reject }: Props) {
  const values = { account: accountKey };
  return (
    <div className="flex flex-col items-start gap-3">
      <ActForm
        action={confirm}
        values={values}
        kind="primary"
        label={`Become the administrator of ${name}`}
        pendingText="Confirming…"
      >
        <p>
          {name} becomes an organization at once, and nobody can undo it. You administer it; its API keys
          become yours, and go on pushing in its name.
        </p>
      </ActForm>
      <FoldedAct
        summary="Reject"
        action={reject}
        values={values}
        label="Reject the request"
        pendingText="Rejecting…"
      >
        <p>{name} stays as it is, and is told that you rejected it.</p>
      </FoldedAct>
    </div>
  );
}
