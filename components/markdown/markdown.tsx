import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { ScrollBox } from '../ui/scroll-box';
import { CodeBlock } from './code-block';
import { parseMarkdown } from './parse';

type Props = { text: string };

/** A stranger's Markdown, safe to show. */
export function Markdown({ text }: Props) {
  return toJsxRuntime(parseMarkdown(text), {
    Fragment,
    jsx,
    jsxs,
    components: {
      pre: CodeBlock,
      input: ({ checked }) => (
        <input type="checkbox" checked={checked} disabled aria-label={checked === true ? 'Done' : 'To do'} />
      ),
      // A table may be wider than a phone: it scrolls by itself, by keyboard too.
      table: ({ children }) => (
        <ScrollBox label="Table">
          <table>{children}</table>
        </ScrollBox>
      ),
    },
  });
}
