'use client';

import { useActionState } from 'react';
import { type Act, ActFields } from './act-fields';
import type { FormAction } from './form-state';

/** One act, by one button. */
export function ActForm({ action, ...act }: Act & { action: FormAction }) {
  const [state, send] = useActionState(action, {});
  return <ActFields state={state} send={send} {...act} />;
}
