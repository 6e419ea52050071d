import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

export function TextArea({ rows = 5, ...rest }: Omit<ComponentProps<'textarea'>, 'className'>) {
  return <textarea rows={rows} {...rest} className={`${controlStyle} py-2`} />;
}
