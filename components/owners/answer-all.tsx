'use client';

import { useActionState } from 'react';
import { type Act, ActFields } from '@/components/ui/act-fields';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';

type Props = Omit<Act, 'kind'> & {
  action: FormAction;
  summary: string;
  kind: 'danger' | 'plain';
  /** What heads the reasons why it was not done to all. */
  refused: string;
  /** Whether there is anything to answer; what became of the last answer is told in any case. */
  offered: boolean;
};

/** Answers several invitations by one button, opened to say what that means. */
export function AnswerAll({ action, summary, kind, refused, offered, ...act }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <>
      <ErrorSummary title={refused} state={state} />
      {offered && (
        <details>
          <summary
            className={`min-h-6 text-sm underline underline-offset-2 ${kind === 'danger' ? 'text-danger' : 'text-accent'}`}
          >
            {summary}
          </summary>
          <div className="mt-2">
            <ActFields kind={kind} state={nothing} send={send} {...act} />
          </div>
        </details>
      )}
    </>
  );
}

/** The answer is told above, where it stays. */
const nothing: FormState = {};
