import type { ReactNode } from 'react';
import { check, danger, info, warning } from './icon-drawings';
import { IconFrame } from './icon-frame';

export type Tone = 'good' | 'warn' | 'danger' | 'info';

const looks: Record<Tone, { icon: ReactNode; box: string; mark: string }> = {
  good: { icon: check, box: 'bg-good-soft', mark: 'text-good' },
  warn: { icon: warning, box: 'bg-warn-soft', mark: 'text-warn' },
  danger: { icon: danger, box: 'bg-danger-soft', mark: 'text-danger' },
  info: { icon: info, box: 'bg-info-soft', mark: 'text-info' },
};

type Props = { tone: Tone; title: ReactNode; children?: ReactNode };

/** What a reader should know before going on. The caller puts the worst first. */
export function Notice({ tone, title, children }: Props) {
  const { icon, box, mark } = looks[tone];
  return (
    <div
      className={`flex gap-2.5 rounded-md border border-transparent px-3 py-2.5 text-sm print:border-line ${box}`}
    >
      <span className={`mt-0.5 ${mark}`}>
        <IconFrame>{icon}</IconFrame>
      </span>
      <div className="max-w-measure min-w-0">
        <p className="font-medium">{title}</p>
        {children !== undefined && <div className="mt-0.5">{children}</div>}
      </div>
    </div>
  );
}
