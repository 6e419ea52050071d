'use client';

import { type ReactNode, useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { RecoveryCodeList } from './recovery-code-list';

type State = FormState & { codes?: string[] };

type Props = {
  action: FormAction<State>;
  label: string;
  pendingText: string;
  /** What is said over the codes. */
  done: string;
  /** Whether what it does can be asked for now; its codes are shown in any case. */
  offered: boolean;
  children?: ReactNode;
};

/** An act that makes recovery codes, which are shown this once in its place. */
export function RecoveryCodeAct({ action, label, pendingText, done, offered, children }: Props) {
  const [state, send] = useActionState(action, {});
  if (state.codes !== undefined) return <RecoveryCodeList codes={state.codes} title={done} />;
  if (!offered) return null;
  return (
    <form action={send} className="flex max-w-field flex-col gap-3">
      <ErrorSummary title="No codes were made" state={state} />
      {children}
      <div>
        <SubmitButton kind="plain" pendingText={pendingText}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
