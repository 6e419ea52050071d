'use client';

import { useEffect, useRef } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';

type Props = { name: string; secret: string };

/** A key that was just made; it takes the focus. Nothing keeps its secret: gone from the page, it is gone. */
export function NewKey({ name, secret }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <div ref={box} role="status" tabIndex={-1} className="mb-8 flex flex-col gap-3">
      <Notice tone="good" title={`The key “${name}” was made`}>
        Copy it now: it is not shown again. If it is lost, revoke it and make another.
      </Notice>
      <CodeBlock code={secret} label="API key" />
    </div>
  );
}
