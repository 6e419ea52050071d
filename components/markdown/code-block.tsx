import type { ReactNode } from 'react';
import { isValidElement } from 'react';
import { highlight } from './highlight';

type Props = { children?: ReactNode };

/** A fenced block of a Markdown text, coloured by its language. */
export async function CodeBlock({ children }: Props) {
  const { code, language } = codeOf(children);
  const lines = await highlight(code, language);
  return (
    <pre tabIndex={0}>
      <code>
        {lines.map((line, index) => (
          <span key={index}>
            {line.map(({ text, kind }, piece) =>
              kind === undefined ? (
                text
              ) : (
                <span key={piece} className={`code-${kind}`}>
                  {text}
                </span>
              ),
            )}
            {index < lines.length - 1 && '\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

type CodeProps = { className?: unknown; children?: ReactNode };

/** The text and the language of the `<code>` in a `<pre>`. */
function codeOf(children: ReactNode): { code: string; language: string } {
  if (!isValidElement<CodeProps>(children)) return { code: textOf(children), language: '' };
  const { className, children: text } = children.props;
  const language = /language-(\S+)/.exec(typeof className === 'string' ? className : '')?.[1] ?? '';
  return { code: textOf(text).replace(/\n$/, ''), language };
}

/** Code holds text alone. */
function textOf(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  return typeof node === 'string' ? node : '';
}
