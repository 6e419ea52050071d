'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FoldedFields, type FoldedForm } from '@/components/ui/folded-fields';
import type { FormAction, FormState } from '@/components/ui/form-state';

type Props = FoldedForm & {
  action: FormAction;
  /** What heads the reasons why it was not done to all. */
  refused: string;
  /** Whether there is anything to answer; what became of the last answer is told in any case. */
  offered: boolean;
};

/** Answers several invitations by one button, opened to say what that means. */
export function AnswerAll({ action, refused, offered, ...act }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <>
      <ErrorSummary title={refused} state={state} />
      {offered && <FoldedFields state={nothing} send={send} {...act} />}
    </>
  );
}

/** The answer is told above, where it stays. */
const nothing: FormState = {};
