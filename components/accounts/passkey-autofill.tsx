'use client';

import { startTransition, useActionState, useEffect } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import type { Ask, SignOptions } from './passkey-act';
import { beginOffer, endOffer } from './passkey-offer';

type Props = { ask: Ask<SignOptions>; action: FormAction; returnTo?: string | undefined };

/** Has the browser offer passkeys where it offers names, in the form that stands beside it. */
export function PasskeyAutofill({ ask, action, returnTo }: Props) {
  const [state, send] = useActionState(action, {});

  useEffect(() => {
    const signal = beginOffer();
    async function offer() {
      if (!(await canOffer())) return;
      const { asked } = await ask();
      if (asked === undefined || signal.aborted) return;
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...asked.options, extensions: {} });
      const credential = await navigator.credentials.get({ mediation: 'conditional', signal, publicKey });
      const form = new FormData();
      form.set('id', asked.id);
      form.set('response', JSON.stringify(credential));
      if (returnTo !== undefined) form.set('returnTo', returnTo);
      startTransition(() => send(form));
    }
    // Whoever does not choose a passkey signs in otherwise: there is nothing to say.
    offer().catch(() => undefined);
    return endOffer;
  }, [ask, send, returnTo]);

  return <ErrorSummary title="You are not signed in" state={state} />;
}

/** Without the library, which is larger than the page may be: browsers that can do this do it by themselves. */
async function canOffer(): Promise<boolean> {
  return (
    'PublicKeyCredential' in window &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    (await PublicKeyCredential.isConditionalMediationAvailable())
  );
}
