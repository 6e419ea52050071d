import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type Props = Omit<ComponentProps<'textarea'>, 'className'> & {
  /** For keys, globs and hashes. */
  mono?: boolean;
};

/** A text of several lines. What was typed before the page came alive stays (see `TypedEarlyScript`). */
export function TextArea({ mono = false, rows = 5, ...rest }: Props) {
  return (
    <textarea
      ref={keepTyped}
      suppressHydrationWarning
      rows={rows}
      {...rest}
      className={mono ? `${controlStyle} py-2 font-mono` : `${controlStyle} py-2`}
    />
  );
}

/** Says it again as well, for what listens came too late. */
function keepTyped(box: HTMLTextAreaElement | null): void {
  const { typed, caret } = box?.dataset ?? {};
  if (!box || typed === undefined) return;
  box.value = typed;
  box.setSelectionRange(Number(caret), Number(caret));
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
