'use client';

import { type ReactNode, useActionState } from 'react';
import { type Act, ActFields } from './act-fields';
import type { FormAction } from './form-state';

type Props = Omit<Act, 'kind'> & { action: FormAction; summary: ReactNode; kind?: 'danger' | 'plain' };

/**
 * An act that gives or takes something away: it is opened to say what, and works without script. A refusal opens it, too.
 */
export function FoldedAct({ summary, action, kind = 'danger', ...act }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <details open={state.error !== undefined || state.fields !== undefined}>
      <summary
        className={`min-h-6 text-sm underline underline-offset-2 ${kind === 'danger' ? 'text-danger' : 'text-accent'}`}
      >
        {summary}
      </summary>
      <div className="mt-2">
        <ActFields kind={kind} state={state} send={send} {...act} />
      </div>
    </details>
  );
}
