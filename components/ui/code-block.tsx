import { CopyButton } from './copy-button';

type Props = {
  code: string;
  /** What the code is, for readers and for the copy button: "install command". */
  label: string;
  /** What is shown above it: the file that it belongs in, say. */
  title?: string | undefined;
};

/** A command, a snippet or a hash: it scrolls in its own box, and can be copied whole. */
export function CodeBlock({ code, label, title }: Props) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border border-line bg-surface">
      {title !== undefined && (
        <figcaption className="border-b border-line px-3 py-1.5 font-mono text-xs text-ink-soft">
          {title}
        </figcaption>
      )}
      <div className="flex items-start">
        <pre
          tabIndex={0}
          aria-label={label}
          role="region"
          className="min-w-0 grow overflow-x-auto py-2.5 pl-3 font-mono text-xs -outline-offset-2! noscript:select-all"
        >
          <code>{code}</code>
        </pre>
        <div className="p-1">
          <CopyButton text={code} label={`Copy the ${label}`} />
        </div>
      </div>
    </figure>
  );
}
