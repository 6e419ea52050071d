import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type Props = Omit<ComponentProps<'input'>, 'className'> & {
  /** For keys, globs and hashes. */
  mono?: boolean;
  /** For names that are looked up letter by letter: nothing is completed, corrected or made a capital. */
  asTyped?: boolean;
};

const untouched = { autoCapitalize: 'none', autoComplete: 'off', spellCheck: false };

export function TextInput({ mono = false, asTyped = false, type = 'text', ...rest }: Props) {
  const more = [mono && 'font-mono', type === 'file' && 'py-2'].filter((style) => style !== false);
  return (
    <input type={type} {...(asTyped && untouched)} {...rest} className={[controlStyle, ...more].join(' ')} />
  );
}
