import { expect, test } from 'vitest';
import { mailBody } from './body';

const body = mailBody(
  [
    'Ann & Bob wrote:',
    { quote: 'one\r\n\n<script>two</script>' },
    { facts: [['Reason', '"none"']] },
    { label: 'The package', link: 'https://gallery.test/packages/A.B/1.0.0?a=1&b=2' },
  ],
  'Why it came.',
);

test('a mail is read as plain text, what somebody wrote set apart', () => {
  expect(body.text).toBe(
    'Ann & Bob wrote:\n\n> one\n>\n> <script>two</script>\n\nReason: "none"\n\n' +
      'The package: https://gallery.test/packages/A.B/1.0.0?a=1&b=2\n\n-- \nWhy it came.\n',
  );
});

test('nothing that was written becomes HTML', () => {
  expect(body.html).not.toContain('<script');
  expect(body.html).toContain('&#60;script&#62;two&#60;/script&#62;');
  expect(body.html).toContain('href="https://gallery.test/packages/A.B/1.0.0?a=1&#38;b=2"');
  expect(body.html).toContain('Ann &#38; Bob');
});
