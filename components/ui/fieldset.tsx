import type { ReactNode } from 'react';
import { describedBy } from './described-by';
import { FieldError } from './field';

type Props = {
  id: string;
  legend: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
};

/** Choices that answer one question. */
export function Fieldset({ id, legend, hint, error, children }: Props) {
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy(id, hint, error)}>
      <legend className="text-sm font-medium">{legend}</legend>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-0.5 max-w-field text-xs text-ink-soft">
          {hint}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
    </fieldset>
  );
}
