'use client';

import { type ReactNode, useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { CodeField } from './code-field';
import { RecoveryCodeList } from './recovery-code-list';

type State = FormState & { done?: true; codes?: string[] };

type Props = {
  action: FormAction<State>;
  /** Whether an app is being set up: there is a code to ask for. */
  begun: boolean;
  /** What the app needs to know. */
  children: ReactNode;
  /** How it is begun; not shown once it is done. */
  begin: ReactNode;
};

/** Takes an app into use by its first code, and shows the recovery codes that come with it, this once. */
export function AuthenticatorForm({ action, begun, children, begin }: Props) {
  const [state, send] = useActionState(action, {});
  if (state.codes !== undefined) {
    return <RecoveryCodeList codes={state.codes} title="Your second factor is on" />;
  }
  if (state.done === true) return <Notice tone="good" title="Your authenticator app is in use" />;
  if (!begun) return begin;
  return (
    <>
      {children}
      <form action={send} className="flex w-full max-w-field flex-col gap-5">
        <ErrorSummary title="The app is not in use yet" state={state} />
        <CodeField state={state} />
        <div>
          <SubmitButton pendingText="Checking…">Use this app</SubmitButton>
        </div>
      </form>
      {begin}
    </>
  );
}
