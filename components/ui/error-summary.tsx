'use client';

import { useEffect, useRef } from 'react';
import { Icon } from './icon';

/** One thing that is wrong; `field` is the id of the control that it is about. */
export type FormError = { message: string; field?: string };

type Props = { errors: readonly FormError[]; title?: string };

/** Everything that is wrong with a form, above it; it takes the focus, and leads to each field. */
export function ErrorSummary({ errors, title = 'This could not be saved' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  if (errors.length === 0) return null;

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-danger bg-danger-soft px-3 py-2.5 text-sm"
    >
      <p className="flex items-center gap-2 font-medium">
        <span className="text-danger">
          <Icon name="danger" />
        </span>
        {title}
      </p>
      <ul className="mt-1 ml-6 list-disc pl-4">
        {errors.map(({ message, field }) => (
          <li key={`${field ?? ''} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <a href={`#${field}`} className="underline underline-offset-2">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
