import type { ComponentProps } from 'react';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style';

type Props = Omit<ComponentProps<'a'>, 'className'> & {
  href: string;
  kind?: ButtonKind;
  size?: ButtonSize;
};

/** A link that looks like a button: it leads somewhere, and changes nothing. */
export function LinkButton({ kind = 'plain', size = 'medium', ...rest }: Props) {
  return <a {...rest} className={buttonStyle(kind, size)} />;
}
