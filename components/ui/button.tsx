import type { ComponentProps } from 'react';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style';

type Props = Omit<ComponentProps<'button'>, 'className'> & { kind?: ButtonKind; size?: ButtonSize };

/** A button says a verb and its object: "Unlist 3 versions". */
export function Button({ kind = 'plain', size = 'medium', type = 'button', ...rest }: Props) {
  return <button type={type} {...rest} className={buttonStyle(kind, size)} />;
}
