'use client';

import { useState } from 'react';
import { check, copy } from './icon-drawings';
import { IconFrame } from './icon-frame';

type Props = {
  text: string;
  /** What is copied: "Copy the install command". */
  label: string;
};

/** Copies a text. It stands beside that text, which can be selected where there is no script. */
export function CopyButton({ text, label }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={async () => {
        setCopied(await writeToClipboard(text));
      }}
      onBlur={() => setCopied(false)}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-line hover:text-ink pointer-coarse:size-11 noscript:hidden"
    >
      <IconFrame>{copied ? check : copy}</IconFrame>
      <span role="status" className="sr-only">
        {copied ? 'Copied.' : ''}
      </span>
    </button>
  );
}

/**
 * Pages of plain http, as many galleries inside a company's network are, have no clipboard of their own. The old
 * command, which every browser still has, is all that is left there: it copies what is selected.
 */
type CopyCommand = { execCommand(command: 'copy'): boolean };

async function writeToClipboard(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const page: CopyCommand = document;
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'fixed top-0 opacity-0';
  document.body.append(field);
  field.select();
  const copied = page.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
