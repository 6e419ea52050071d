'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import type { ButtonKind } from './button-style';
import { Button } from './button';

type Props = {
  children: ReactNode;
  /** What is said while the form is on its way: "Signing in…". */
  pendingText: string;
  kind?: ButtonKind;
  name?: string;
  value?: string;
};

/** Sends the form that it stands in, once: while that form is on its way a second press does nothing. */
export function SubmitButton({ children, pendingText, kind = 'primary', ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      kind={kind}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      <span className="min-w-0">{pending ? pendingText : children}</span>
    </Button>
  );
}
