import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { mailBody } from './body';
import { facts, type Markdown, markdown, quote } from './markdown';

const galleryName = 'Gems & Ores';
const footer = markdown`
Why it came.
`;

const write = (body: Markdown) => mailBody({ galleryName, body, footer });

const body = write(markdown`
  Ann & Bob wrote about **${'Acme.Text'}**:

  ${quote('one\r\n\n<script>two</script>\n- three')}

  ${facts([
    ['Reason', '"none"'],
    ['Owners', 2],
  ])}

  [The package](${'https://gallery.test/packages/A.B/1.0.0?a=1&b=(2)'})

  - Ask [the owners](https://gallery.test/a) first.
  - Or wait.
`);

test('a mail is read as plain text, what somebody wrote set apart, and links with their addresses', () => {
  expect(body.text).toBe(
    'Ann & Bob wrote about Acme.Text:\n\n> one\n>\n> <script>two</script>\n> - three\n\n' +
      'Reason: "none"\nOwners: 2\n\nThe package: https://gallery.test/packages/A.B/1.0.0?a=1&b=(2)\n\n' +
      '- Ask the owners (https://gallery.test/a) first.\n- Or wait.\n\n-- \nWhy it came.\n',
  );
});

test('a mail is read as HTML, below the name of the gallery', () => {
  expect(shown(body.html)).toBe(
    'Gems & Ores Ann & Bob wrote about Acme.Text : one <script>two</script> - three ' +
      'Reason: "none" Owners: 2 The package Ask the owners first. Or wait. Why it came.',
  );
  expect(body.html).toContain('<strong>Acme.Text</strong>');
  expect(body.html).not.toContain('<script');
});

test('the first link that stands alone looks like a button, and no other does', () => {
  const buttons = [...body.html.matchAll(/<a href="([^"]*)" style="[^"]*background/g)];
  expect(buttons.map(([, href]) => href)).toEqual(['https://gallery.test/packages/A.B/1.0.0?a=1&#x26;b=(2)']);
  expect(
    write(markdown`
One, two
    `).html,
  ).not.toContain('background');
});

test('a link leads to the web or nowhere', () => {
  expect(write(markdown`[Click](${'javascript:alert(1)'})`).html).not.toContain('javascript');
});

test('Markdown put into Markdown stays what it is', () => {
  expect(write(markdown`${markdown`**${'a*b'}**`} and ${'**b**'}`).html).toContain(
    '<strong>a*b</strong> and **b**<',
  );
});

const rounds = () => ({ seed: seed(), numRuns: effort(500) });

const markup = fc.constantFrom(
  ...['*', '**', '_', '`', '[', '](', ')', '<', '>', '&', '&lt;', '&#60;', '\\', '!', '#', '-', '1.', '~~~'],
  ...['<b>', '<https://a.test>', 'https://a.test', 'www.a.test', 'a@b.test', '[a](https://a.test)', '==='],
  ...['\n', '\r\n', '\r', '\n\n', '    ', '\t', '\u2028', '> ', '-- \n', '\u0000', '\u001B[31m', '\u{d800}'],
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc
    .array(fc.oneof(markup, fc.string({ minLength: 1, maxLength: 5 })), { minLength: 1 })
    .map((parts) => parts.join('')),
);

test('whatever a name is, it can be read, and adds no element, no link and no line', () => {
  const aMail = (name: string) =>
    write(markdown`
      ${name} asked **${name}**, by [this](https://gallery.test/${name}):

      ${facts([['Name', name]])}

      # ${name}
    `);
  const plain = aMail('Ann');

  fc.assert(
    fc.property(anything, (name) => {
      const { text, html } = aMail(name);
      expect(elementsOf(html)).toEqual(elementsOf(plain.html));
      expect(text.split('\n')).toHaveLength(plain.text.split('\n').length);
      const read = readable(name);
      expect(readable(text)).toContain(`${read}asked${read},bythis(https://gallery.test/`);
      expect(readable(text)).toContain(`:Name:${read}${read}--Why`);
      expect(readable(shown(html))).toContain(`${read}asked${read},bythis:Name:${read}${read}Why`);
    }),
    rounds(),
  );
});

test('whatever somebody wrote, it can be read line by line as a quote, and adds no link', () => {
  fc.assert(
    fc.property(anything, (message) => {
      const { text, html } = write(markdown`
        They wrote:

        ${quote(message)}

        The end.
      `);
      const quotedText = /^They wrote:\n\n(.*)\n\nThe end\./s.exec(text)?.[1] ?? '';
      const quotedHtml = /They wrote:<\/p>(.*)<p[^>]*>The end\./s.exec(html)?.[1] ?? '';
      for (const line of quotedText.split('\n')) expect(line).toMatch(/^>( |$)/);
      expect(readable(quotedText.replace(/^>/gm, ''))).toBe(readable(message));
      for (const element of elementsOf(quotedHtml)) expect(['blockquote', 'p', 'br']).toContain(element);
      expect(readable(shown(quotedHtml))).toBe(readable(message));
    }),
    rounds(),
  );
});

/** The elements of a document, in their order: a raw `<` of a text would be one. */
const elementsOf = (html: string) => [...html.matchAll(/<(?!\/)([^\s>]*)/g)].map(([, name]) => name);

/** What people see of a document. */
const shown = (html: string) =>
  html
    .replace(/<head>.*<\/head>|<[^>]*>/gs, ' ')
    .replace(/&#x([0-9A-F]+);/g, (_reference, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/\s+/g, ' ')
    .trim();

/** What is left of a text when spaces, and characters that no mail can hold, are nothing. */
const readable = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}!-~]/gu, '');
