import type { Element, Properties, Root, RootContent } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { anchorOf, headingAnchor } from './heading-anchor';
import { safeImage, safeLink } from './safe-links';

const longestMarkdown = 1_048_576;

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, {
    handlers: {
      // Tags are shown as the text that they are; a comment was never meant to be seen.
      html: (_state, node: { value: string }) =>
        node.value.startsWith('<!--') ? undefined : { type: 'text', value: node.value },
    },
  })
  .use(rehypeSanitize, {
    ...defaultSchema,
    attributes: {
      ...defaultSchema.attributes,
      code: [['className', /^language-./]],
      input: [['type', 'checkbox'], 'checked', 'disabled'],
    },
  });

/**
 * The tree of a Markdown text that a stranger wrote: CommonMark with tables, task lists and strikethrough. Raw HTML is
 * shown as text, headings are one level lower than written, links lead to the web alone, and images come by https.
 */
export function parseMarkdown(markdown: string): Root {
  const text = markdown.replace(/^\u{feff}/u, '').slice(0, longestMarkdown);
  const tree = processor.runSync(processor.parse(text));
  const used = new Map<string, number>();
  tree.children = tree.children.flatMap((node) => tidy(node, used));
  return tree;
}

function tidy<Node extends RootContent | Element['children'][number]>(
  node: Node,
  used: Map<string, number>,
): Node[] {
  if (node.type !== 'element') return [node];
  node.children = node.children.flatMap((child) => tidy(child, used));
  const { tagName, properties } = node;

  if (/^h[1-6]$/.test(tagName)) {
    node.tagName = `h${Math.min(6, Number(tagName.slice(1)) + 1)}`;
    properties['id'] = headingAnchor(node, used);
  }
  if (tagName === 'a') {
    const href = safeLink(textOf(properties['href']));
    node.properties =
      href === undefined
        ? {}
        : href.startsWith('#')
          ? { href: anchorOf(href) }
          : { href, rel: ['noopener', 'noreferrer', 'nofollow'] };
  }
  if (tagName === 'img') {
    const src = safeImage(textOf(properties['src']));
    if (src === undefined) return [];
    node.properties = {
      src,
      alt: textOf(properties['alt']),
      loading: 'lazy',
      referrerPolicy: 'no-referrer',
    };
  }
  return [node];
}

/** A property that holds one text; nothing for any other. */
const textOf = (value: Properties[string]) => (typeof value === 'string' ? value : '');
