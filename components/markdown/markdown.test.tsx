import { renderToReadableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from './markdown';

async function html(text: string): Promise<string> {
  const stream = await renderToReadableStream(<Markdown text={text} />);
  // React sets its own comments between pieces of text.
  return (await new Response(stream).text()).replaceAll('<!-- -->', '');
}

test('raw HTML is shown as the text that it is', async () => {
  expect(await html('Hello <script>alert(1)</script> <b>you</b>')).toBe(
    '<p>Hello &lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;you&lt;/b&gt;</p>',
  );
});

test('comments are not shown', async () => {
  expect(await html('a\n\n<!-- secret -->\n\nb')).not.toContain('secret');
});

test('headings are a level lower, with an anchor that links of the text reach', async () => {
  const page = await html('# Getting started!\n\n[jump](#getting-started)\n\n# Getting started!');

  expect(page).toContain('<h2 id="readme-getting-started">');
  expect(page).toContain('<h2 id="readme-getting-started-1">');
  expect(page).toContain('<a href="#readme-getting-started">jump</a>');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', 'vbscript:x', '../relative'])(
  'a link to %s leads nowhere',
  async (target) => {
    expect(await html(`[click](<${target}>)`)).toBe('<p><a>click</a></p>');
  },
);

test('links to the web tell nothing of us', async () => {
  expect(await html('[site](https://example.com/a)')).toBe(
    '<p><a href="https://example.com/a" rel="noopener noreferrer nofollow">site</a></p>',
  );
});

test('images come by https, and only from the web', async () => {
  expect(await html('![logo](http://example.com/a.png)')).toContain('src="https://example.com/a.png"');
  expect(await html('![logo](images/a.png)')).not.toContain('<img');
});

test('tables, task lists and strikethrough are known', async () => {
  expect(await html('| a |\n| - |\n| b |')).toContain('<td>b</td>');
  expect(await html('- [x] done')).toContain('type="checkbox"');
  expect(await html('~~gone~~')).toContain('<del>gone</del>');
});

test('code is coloured by its language, without inline styles', async () => {
  const page = await html('```csharp\nvar x = "text";\n```');

  expect(page).toMatch(/class="code-keyword">var</);
  expect(page).not.toContain('style=');
});

test('code of a language that nobody knows is shown plain', async () => {
  expect(await html('```brainfog\n+-<b>\n```')).toContain('+-&lt;b&gt;');
});
