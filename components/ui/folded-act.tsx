import type { ComponentProps } from 'react';
import { ActForm } from './act-form';

type Props = ComponentProps<typeof ActForm> & { summary: string };

/** An act that takes something away: it is opened to say what, and works without script. */
export function FoldedAct({ summary, ...act }: Props) {
  return (
    <details>
      <summary className="min-h-6 text-sm text-danger underline underline-offset-2">{summary}</summary>
      <div className="mt-2">
        <ActForm kind="danger" {...act} />
      </div>
    </details>
  );
}
