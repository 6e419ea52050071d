import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type Props = Omit<ComponentProps<'input'>, 'className'> & {
  /** For keys, globs and hashes. */
  mono?: boolean;
};

export function TextInput({ mono = false, type = 'text', ...rest }: Props) {
  const more = [mono && 'font-mono', type === 'file' && 'py-2'].filter((style) => style !== false);
  return <input type={type} {...rest} className={[controlStyle, ...more].join(' ')} />;
}
