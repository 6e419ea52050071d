'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FormState } from './form-state';
import { Notice, type Tone } from './notice';

type Props = {
  /** The action's answer as it came: a new one takes the focus, also when it says the same. */
  state: FormState;
  title: string;
  /** Left out for what was done. */
  tone?: Tone;
  children?: ReactNode;
};

/** What became of a form that stays on its page. */
export function FormAnswer({ state, title, tone = 'good', children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  return (
    <div ref={box} role={tone === 'good' ? 'status' : 'alert'} tabIndex={-1}>
      <Notice tone={tone} title={title}>
        {children}
      </Notice>
    </div>
  );
}
