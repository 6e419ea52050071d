import type { ReactNode } from 'react';

type Props = {
  /** One of `icon-drawings.tsx`. */
  children: ReactNode;
  size?: 16 | 20;
  label?: string | undefined;
};

/** A drawing as an icon: at 16 or 20 px, with the same visual weight. Components that browsers load import it. */
export function IconFrame({ children, size = 16, label }: Props) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      {...spoken}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={(1.5 * 20) / size}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={size === 16 ? 'size-4 shrink-0' : 'size-5 shrink-0'}
    >
      {children}
    </svg>
  );
}
