'use client';

import { type ReactNode, useActionState } from 'react';
import { ActFields } from '@/components/ui/act-fields';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { NewKey } from './new-key';

type State = FormState & { made?: { name: string; secret: string } };

type Props = {
  action: FormAction<State>;
  apiKeyKey: number;
  /** What is said above the new secret, and below it. */
  advice: ReactNode;
  uses: ReactNode;
  /** What will happen. */
  children: ReactNode;
};

/** Gives a key a new secret, which is shown this once. */
export function RenewKey({ action, apiKeyKey, advice, uses, children }: Props) {
  const [state, send] = useActionState(action, {});
  if (state.made !== undefined) {
    return (
      <NewKey {...state.made} advice={advice}>
        {uses}
      </NewKey>
    );
  }
  return (
    <ActFields
      state={state}
      send={send}
      label="Give it a new secret"
      pendingText="Making the secret…"
      values={{ key: apiKeyKey }}
    >
      {children}
    </ActFields>
  );
}
