'use client';

import { type ReactNode, startTransition, useActionState, useState } from 'react';
import type { ButtonKind } from '@/components/ui/button-style';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Ask, MakeOptions, SignOptions } from './passkey-act';
import { endOffer } from './passkey-offer';

type Props<Options> = {
  /** Asks the gallery what is to be signed. */
  ask: Ask<Options>;
  /** Takes the answer, beside the fields of the form. */
  action: FormAction;
  label: string;
  kind?: ButtonKind;
  refusal: string;
  returnTo?: string | undefined;
  /** Fields, which are told what was wrong with them. */
  children?: (state: FormState) => ReactNode;
};

/** Asks a passkey, which needs script: without it there is nothing here. */
export function PasskeyForm<Options extends SignOptions | MakeOptions>({
  ask,
  action,
  ...look
}: Props<Options>) {
  const [state, send] = useActionState(action, {});
  const [problem, setProblem] = useState<FormState>();
  const { label, kind = 'plain', refusal, returnTo, children } = look;

  async function run(form: FormData) {
    setProblem(undefined);
    endOffer();
    const { asked, ...refused } = await ask();
    if (asked === undefined) {
      setProblem(refused);
      return;
    }
    // Loaded when it is needed, and not with the page.
    const { actByPasskey, passkeyProblem } = await import('./passkey-act');
    try {
      form.set('response', JSON.stringify(await actByPasskey(asked.options)));
    } catch (error) {
      setProblem({ error: passkeyProblem(error), values: textsOf(form) });
      return;
    }
    form.set('id', asked.id);
    startTransition(() => send(form));
  }

  return (
    <form action={run} className="flex max-w-field flex-col gap-4 noscript:hidden">
      <ErrorSummary title={refusal} state={problem ?? state} />
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      {children?.(problem ?? state)}
      <div>
        <SubmitButton kind={kind} pendingText="Waiting for the passkey…">
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}

/** What was typed, so that nobody types it twice. */
const textsOf = (form: FormData) =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
