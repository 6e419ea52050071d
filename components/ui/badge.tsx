import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import type { Tone } from './notice';

const looks: Record<Tone | 'plain' | 'accent', string> = {
  plain: 'bg-surface text-ink-soft',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

type Props = { children: ReactNode; tone?: Tone | 'plain' | 'accent'; icon?: IconName | undefined };

/** A small worded mark. */
export function Badge({ children, tone = 'plain', icon }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md px-1.5 text-xs font-medium whitespace-nowrap print:border ${looks[tone]}`}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </span>
  );
}
