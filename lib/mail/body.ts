import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { htmlPart } from './html-part';
import type { Markdown } from './markdown';
import { blocksToText } from './text-part';

export type MailBody = { text: string; html: string };

export type Letter = {
  galleryName: string;
  body: Markdown;
  /** Why it came. */
  footer: Markdown;
};

// CommonMark alone: GitHub's Markdown would make links of addresses that somebody typed.
const parser = unified().use(remarkParse).freeze();

/** The same mail as plain text and as HTML. */
export function mailBody({ galleryName, ...letter }: Letter): MailBody {
  const content = parser.parse(letter.body.source);
  const footer = parser.parse(letter.footer.source);
  return {
    text: `${blocksToText(content.children)}\n\n-- \n${blocksToText(footer.children)}\n`,
    html: htmlPart({ galleryName, content, footer }),
  };
}
