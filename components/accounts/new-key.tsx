'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { CodeBlock } from '@/components/ui/code-block';

type Props = {
  name: string;
  secret: string;
  advice: ReactNode;
  /** How it is used. */
  children: ReactNode;
};

/** A key that was just made; it takes the focus. Nothing keeps its secret: gone from the page, it is gone. */
export function NewKey({ name, secret, advice, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <div ref={box} role="status" tabIndex={-1} className="mt-6 mb-8 flex flex-col gap-3">
      {advice}
      <CodeBlock code={secret} label="API key" title={name} />
      {children}
    </div>
  );
}
