import type { Element, ElementContent } from 'hast';

/** The prefix keeps an author's anchors apart from the page's own. */
const prefix = 'readme-';

/** The anchor of a heading, made of its words as readers of readmes are used to; each once on a page. */
export function headingAnchor(heading: Element, used: Map<string, number>): string {
  const words = textOf(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const count = used.get(words) ?? 0;
  used.set(words, count + 1);
  return prefix + words + (count === 0 ? '' : `-${count}`);
}

/** The anchor that a link within the text means. */
export const anchorOf = (fragment: string) => `#${prefix}${decode(fragment.slice(1)).toLowerCase()}`;

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
