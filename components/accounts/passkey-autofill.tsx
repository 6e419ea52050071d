'use client';

import { startTransition, useActionState, useEffect } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { type Ask, offersPasskeys, type SignOptions, signByAutofill, stopAsking } from './passkey-act';

type Props = { ask: Ask<SignOptions>; action: FormAction; returnTo?: string | undefined };

/** Has the browser offer passkeys where it offers names, in the form that stands beside it. */
export function PasskeyAutofill({ ask, action, returnTo }: Props) {
  const [state, send] = useActionState(action, {});

  useEffect(() => {
    const leaving = new AbortController();
    const isLeft = () => leaving.signal.aborted;
    async function offer() {
      if (!(await offersPasskeys()) || isLeft()) return;
      const { asked } = await ask();
      if (asked === undefined || isLeft()) return;
      const response = await signByAutofill(asked.options);
      const form = new FormData();
      form.set('id', asked.id);
      form.set('response', JSON.stringify(response));
      if (returnTo !== undefined) form.set('returnTo', returnTo);
      startTransition(() => send(form));
    }
    // Whoever does not choose a passkey signs in otherwise: there is nothing to say.
    offer().catch(() => undefined);
    return () => {
      leaving.abort();
      void stopAsking();
    };
  }, [ask, send, returnTo]);

  return <ErrorSummary title="You are not signed in" state={state} />;
}
