'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FormState } from './form-state';
import { Notice } from './notice';

type Props = {
  /** The action's answer as it came: a new one takes the focus, also when it says the same. */
  state: FormState;
  title: string;
  children?: ReactNode;
};

/** What became of a form that stays on its page. */
export function FormAnswer({ state, title, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  return (
    <div ref={box} role="status" tabIndex={-1}>
      <Notice tone="good" title={title}>
        {children}
      </Notice>
    </div>
  );
}
