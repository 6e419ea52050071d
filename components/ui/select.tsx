import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';
import { chevron } from './icon-drawings';
import { IconFrame } from './icon-frame';

export function Select({ children, ...rest }: Omit<ComponentProps<'select'>, 'className'>) {
  return (
    <span className="relative block">
      <select {...rest} className={`${controlStyle} appearance-none pr-9`}>
        {children}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft">
        <IconFrame>{chevron}</IconFrame>
      </span>
    </span>
  );
}
