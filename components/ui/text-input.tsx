import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type Props = Omit<ComponentProps<'input'>, 'className'> & {
  /** For keys, globs and hashes. */
  mono?: boolean;
};

export function TextInput({ mono = false, type = 'text', ...rest }: Props) {
  return <input type={type} {...rest} className={mono ? `${controlStyle} font-mono` : controlStyle} />;
}
