import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';
import { Icon } from './icon';

export function Select({ children, ...rest }: Omit<ComponentProps<'select'>, 'className'>) {
  return (
    <span className="relative block">
      <select {...rest} className={`${controlStyle} appearance-none pr-9`}>
        {children}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft">
        <Icon name="chevron" />
      </span>
    </span>
  );
}
