'use client';

import { useActionState } from 'react';
import { FoldedFields, type FoldedForm } from './folded-fields';
import type { FormAction } from './form-state';

/** An act that gives or takes something away: it is opened to say what, and works without script. */
export function FoldedAct({ action, ...act }: FoldedForm & { action: FormAction }) {
  const [state, send] = useActionState(action, {});
  return <FoldedFields state={state} send={send} {...act} />;
}
