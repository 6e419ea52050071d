import type { Element, ElementContent, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

export type Layout = { galleryName: string; content: MarkdownRoot; footer: MarkdownRoot };

const toHtml = unified().use(remarkRehype).use(rehypeSanitize).freeze();
const stringify = unified().use(rehypeStringify).freeze();

/**
 * A mail as HTML: the gallery's name, what it says, and why it came. Colours are the reader's own wherever that is
 * possible, for mail programs that are dark turn them around, and styles stand at their elements, for many drop sheets.
 */
export function htmlPart({ galleryName, content, footer }: Layout): string {
  const body = element('body', 'margin:0;padding:24px 16px', [
    element('div', `max-width:36rem;margin:0 auto;font:16px/1.5 ${fonts};overflow-wrap:break-word`, [
      element('p', 'margin:0 0 24px;font-weight:600', [text(galleryName)]),
      ...styled(content),
      element(
        'div',
        `margin:32px 0 0;border-top:1px solid ${line};font-size:13px;opacity:.8`,
        styled(footer),
      ),
    ]),
  ]);
  const head = element('head', undefined, [
    meta({ charSet: 'utf-8' }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    meta({ name: 'color-scheme', content: 'light dark' }),
    // Programs for phones make links of whatever looks like one.
    meta({ name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no, url=no' }),
    element('title', undefined, [text(galleryName)]),
  ]);
  const html = element('html', undefined, [head, body]);
  html.properties['lang'] = 'en';
  return `${stringify.stringify({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`;
}

const fonts = 'system-ui,-apple-system,Segoe UI,Roboto,sans-serif';
const line = '#858c88';
const button =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#0a6b66;color:#fff;text-decoration:none';

const styles: Record<string, string> = {
  p: 'margin:16px 0',
  a: 'color:inherit',
  blockquote: `margin:16px 0;padding:0 0 0 16px;border-left:3px solid ${line}`,
  ul: 'margin:16px 0;padding:0 0 0 24px',
  ol: 'margin:16px 0;padding:0 0 0 24px',
};

function styled(content: MarkdownRoot): ElementContent[] {
  const tree: Root = toHtml.runSync(content);
  const blocks = tree.children.filter((node) => node.type !== 'doctype');
  const mainAct = blocks.map(onlyLink).find((link) => link !== undefined);
  for (const block of blocks) style(block);
  if (mainAct !== undefined) mainAct.properties['style'] = button;
  return blocks;
}

function style(node: ElementContent): void {
  if (node.type !== 'element') return;
  const known = styles[node.tagName];
  if (known !== undefined) node.properties['style'] = known;
  for (const child of node.children) style(child);
}

/** The link that is all of a paragraph. */
function onlyLink(block: ElementContent): Element | undefined {
  if (block.type !== 'element' || block.tagName !== 'p') return undefined;
  const [link, ...others] = block.children;
  return link?.type === 'element' && link.tagName === 'a' && others.length === 0 ? link : undefined;
}

const element = (tagName: string, css: string | undefined, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: css === undefined ? {} : { style: css },
  children,
});

const meta = (properties: Element['properties']): Element => ({
  type: 'element',
  tagName: 'meta',
  properties,
  children: [],
});

const text = (value: string) => ({ type: 'text' as const, value });
