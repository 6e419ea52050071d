'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FormState } from './form-state';
import { Notice } from './notice';

/** A form that stays in sight after it did what it is for. */
export type SavedState = FormState & { saved?: true };

/** Says above a form that it was saved; it takes the focus. */
export function Saved({ state, children }: { state: SavedState; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  if (state.saved !== true) return null;
  return (
    <div ref={box} role="status" tabIndex={-1}>
      <Notice tone="good" title={children} />
    </div>
  );
}
