'use client';

import { useActionState } from 'react';
import { type Act, ActFields } from './act-fields';
import type { FormAction } from './form-state';

type Props = Omit<Act, 'kind'> & { action: FormAction; summary: string };

/** An act that takes something away: it is opened to say what, and works without script. A refusal opens it, too. */
export function FoldedAct({ summary, action, ...act }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <details open={state.error !== undefined || state.fields !== undefined}>
      <summary className="min-h-6 text-sm text-danger underline underline-offset-2">{summary}</summary>
      <div className="mt-2">
        <ActFields kind="danger" state={state} send={send} {...act} />
      </div>
    </details>
  );
}
