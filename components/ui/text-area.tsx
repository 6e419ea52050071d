import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type Props = Omit<ComponentProps<'textarea'>, 'className'> & {
  /** For keys, globs and hashes. */
  mono?: boolean;
};

export function TextArea({ mono = false, rows = 5, ...rest }: Props) {
  return (
    <textarea
      rows={rows}
      {...rest}
      className={mono ? `${controlStyle} py-2 font-mono` : `${controlStyle} py-2`}
    />
  );
}
