import type { ReactNode } from 'react';
import { describedBy } from './described-by';
import { danger } from './icon-drawings';
import { IconFrame } from './icon-frame';

/** What a control needs to belong to its field; spread it over the control. */
export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  children: (control: FieldControl) => ReactNode;
};

/** A control with its label above, its hint, and what is wrong with it. */
export function Field({ id, label, hint, error, optional = false, children }: Props) {
  return (
    <div className="max-w-field">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-0.5 text-xs text-ink-soft">
          {hint}
        </p>
      )}
      <div className="mt-1.5">
        {children({
          id,
          'aria-describedby': describedBy(id, hint, error),
          'aria-invalid': error === undefined ? undefined : true,
        })}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
    </div>
  );
}

/** What is wrong, beside the control that it is about. */
export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-xs font-medium text-danger">
      <span className="mt-0.5">
        <IconFrame>{danger}</IconFrame>
      </span>
      {message}
    </p>
  );
}
