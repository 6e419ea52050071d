import type { Link, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';

/** Markdown as people read it where nothing is drawn: links with their addresses, quotes with a mark before each line. */
export const blocksToText = (blocks: readonly RootContent[]): string =>
  blocks
    .map(blockToText)
    .filter((text) => text !== '')
    .join('\n\n');

function blockToText(block: RootContent): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphToText(block);
    case 'heading':
      return inlineToText(block.children);
    case 'blockquote':
      return beforeEachLine(blocksToText(block.children), '> ', '> ');
    case 'list':
      return block.children
        .map((item, index) =>
          itemToText(item, block.ordered === true ? `${(block.start ?? 1) + index}. ` : '- '),
        )
        .join('\n');
    case 'code':
      return beforeEachLine(block.value, '    ', '    ');
    default:
      return '';
  }
}

function paragraphToText({ children }: Paragraph): string {
  const [only, ...others] = children;
  return only?.type === 'link' && others.length === 0
    ? `${inlineToText(only.children)}: ${addressOf(only)}`
    : inlineToText(children);
}

const itemToText = ({ children }: ListItem, mark: string) =>
  beforeEachLine(children.map(blockToText).join('\n'), mark, ' '.repeat(mark.length));

const inlineToText = (nodes: readonly PhrasingContent[]): string => nodes.map(nodeToText).join('');

function nodeToText(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      // Whoever put a line break into a name begins no line by it.
      return node.value.replace(/[ \t]*[\n\r\f\p{Zl}\p{Zp}]+[ \t]*/gu, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'link':
      return linkToText(inlineToText(node.children), addressOf(node));
    case 'strong':
    case 'emphasis':
      return inlineToText(node.children);
    default:
      return '';
  }
}

const addressOf = ({ url }: Link) => url.replace(/\s/g, encodeURIComponent);

const linkToText = (label: string, url: string) => (label === url ? url : `${label} (${url})`);

const beforeEachLine = (text: string, first: string, next: string) =>
  text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : next}${line}`.trimEnd())
    .join('\n');
