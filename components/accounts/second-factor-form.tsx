'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { CodeField } from './code-field';

type FormProps = { action: FormAction; returnTo?: string | undefined };

/** The code of an app, after a password. */
export function CodeForm({ action, returnTo }: FormProps) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="flex flex-col gap-5">
      <ErrorSummary title="You are not signed in" state={state} />
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <CodeField state={state} />
      <div>
        <SubmitButton pendingText="Signing in…">Sign in</SubmitButton>
      </div>
    </form>
  );
}

/** A recovery code, for who has nothing else at hand; it is folded away where there is another way. */
export function RecoveryCodeForm({ action, returnTo, folded }: FormProps & { folded: boolean }) {
  const [state, send] = useActionState(action, {});
  const refused = state.error !== undefined || state.fields !== undefined;
  return (
    <details open={!folded || refused}>
      <summary className="min-h-6 text-sm text-accent underline underline-offset-2">
        Use a recovery code
      </summary>
      <form action={send} className="mt-4 flex flex-col gap-5">
        <ErrorSummary title="You are not signed in" state={state} />
        {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
        <Field
          id="recoveryCode"
          label="Recovery code"
          hint="One of the ten that you kept. It is used up by this."
          error={state.fields?.['recoveryCode']}
        >
          {(control) => (
            <TextInput
              {...control}
              name="recoveryCode"
              mono
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={60}
              required
            />
          )}
        </Field>
        <div>
          <SubmitButton kind="plain" pendingText="Signing in…">
            Sign in with the recovery code
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
