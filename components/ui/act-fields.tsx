import type { ReactNode } from 'react';
import type { ButtonKind } from './button-style';
import { ErrorSummary } from './error-summary';
import type { FormState } from './form-state';
import { SubmitButton } from './submit-button';

export type Act = {
  /** What the button says: a verb and its object. */
  label: ReactNode;
  pendingText: string;
  kind?: ButtonKind;
  /** What is sent along. */
  values?: Record<string, string | number>;
  /** What will happen. */
  children?: ReactNode;
};

type Props = Act & { state: FormState; send: (form: FormData) => void };

/** The form of one act, and why it was refused. */
export function ActFields({ state, send, label, pendingText, kind = 'plain', values = {}, children }: Props) {
  return (
    <form action={send} className="flex w-full max-w-field flex-col gap-3 text-sm">
      <ErrorSummary title="Nothing was changed" state={state} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div>
        <SubmitButton kind={kind} pendingText={pendingText}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
