import type { ComponentProps, ReactNode } from 'react';

type Props = Omit<ComponentProps<'input'>, 'className' | 'type'> & { label: ReactNode; hint?: ReactNode };

/** A box to tick, with its label at the right and what it means below. */
export function Checkbox(props: Props) {
  return <Choice type="checkbox" {...props} />;
}

/** One of several that share a `name`; only one of them can be chosen. */
export function Radio(props: Props) {
  return <Choice type="radio" {...props} />;
}

function Choice({ label, hint, ...rest }: Props & { type: 'checkbox' | 'radio' }) {
  return (
    <label className="flex min-h-6 items-start gap-2.5 py-1 text-sm has-disabled:text-ink-soft pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input {...rest} className="mt-0.5 size-4 shrink-0 pointer-coarse:mt-0 pointer-coarse:size-5" />
      <span className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-xs text-ink-soft">{hint}</span>}
      </span>
    </label>
  );
}
