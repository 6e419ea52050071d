'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from './form-state';
import { danger } from './icon-drawings';
import { IconFrame } from './icon-frame';

type Props = {
  /** The action's answer as it came: a new one takes the focus, also when it says the same. */
  state: FormState;
  title?: string;
};

/** Everything that is wrong with a form, above it; it takes the focus, and leads to each field. */
export function ErrorSummary({ state, title = 'This could not be saved' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  const fields = Object.entries(state.fields ?? {});
  if (state.error === undefined && fields.length === 0) return null;

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-danger bg-danger-soft px-3 py-2.5 text-sm"
    >
      <p className="flex items-center gap-2 font-medium">
        <span className="text-danger">
          <IconFrame>{danger}</IconFrame>
        </span>
        {title}
      </p>
      <ul className="mt-1 ml-6 list-disc pl-4">
        {state.error !== undefined && <li>{state.error}</li>}
        {fields.map(([field, message]) => (
          <li key={field}>
            <a href={`#${field}`} className="underline underline-offset-2">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
