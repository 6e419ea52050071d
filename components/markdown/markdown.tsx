import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { ScrollBox } from '../ui/scroll-box';
import { CodeBlock } from './code-block';
import { parseMarkdown } from './parse';

type Props = { text: string };

/** A stranger's Markdown, safe to show. */
export function Markdown({ text }: Props): ReactNode {
  // safe because the runtime that makes it is React's own; the package asks for types that React has moved.
  return toJsxRuntime(parseMarkdown(text), {
    Fragment,
    jsx,
    jsxs,
    components: {
      pre: CodeBlock,
      input: ({ checked }: ComponentProps<'input'>) => (
        <input type="checkbox" checked={checked} disabled aria-label={checked === true ? 'Done' : 'To do'} />
      ),
      // A table may be wider than a phone: it scrolls by itself, by keyboard too.
      table: ({ children }: ComponentProps<'table'>) => (
        <ScrollBox label="Table">
          <table>{children}</table>
        </ScrollBox>
      ),
    },
  }) as ReactElement;
}
