import type { ReactNode } from 'react';
import { type Act, ActFields } from './act-fields';
import type { FormState } from './form-state';

export type FoldedForm = Omit<Act, 'kind'> & { summary: ReactNode; kind?: 'danger' | 'plain' };

type Props = FoldedForm & { state: FormState; send: (form: FormData) => void };

/** The form of an act that is opened to say what it does. A refusal opens it, too. */
export function FoldedFields({ summary, kind = 'danger', state, ...act }: Props) {
  return (
    <details open={state.error !== undefined || state.fields !== undefined}>
      <summary
        className={`min-h-6 text-sm underline underline-offset-2 ${kind === 'danger' ? 'text-danger' : 'text-accent'}`}
      >
        {summary}
      </summary>
      <div className="mt-2">
        <ActFields kind={kind} state={state} {...act} />
      </div>
    </details>
  );
}
