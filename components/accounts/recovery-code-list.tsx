'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';

type Props = { codes: readonly string[]; title: string };

/** Recovery codes that were just made; they take the focus. Nothing keeps them: gone from the page, they are gone. */
export function RecoveryCodeList({ codes, title }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [codes]);
  return (
    <div ref={box} role="status" tabIndex={-1} className="flex w-full max-w-field flex-col gap-3">
      <Notice tone="good" title={title}>
        Keep these recovery codes where you find them without your phone: they are not shown again. Each opens
        your account once in place of a code or a passkey.
      </Notice>
      <CodeBlock code={codes.join('\n')} label="new recovery codes" />
      <div className="print:hidden noscript:hidden">
        <Button onClick={() => window.print()}>Print the codes</Button>
      </div>
    </div>
  );
}
