import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Count } from './count';
import { ErrorSummary } from './error-summary';
import { Field } from './field';
import { PackageIcon } from './package-icon';
import { Pagination } from './pagination';
import { Tabs } from './tabs';
import { TextInput } from './text-input';
import { TextLink } from './text-link';
import { TimeAgo } from './time-ago';

const pager = (page: number, pageCount: number) =>
  renderToStaticMarkup(<Pagination page={page} pageCount={pageCount} hrefOf={(one) => `?page=${one}`} />);

test('a list of one page has no pager', () => {
  expect(pager(1, 1)).toBe('');
  expect(pager(1, 0)).toBe('');
});

test('the first page leads on and the last one leads back', () => {
  expect(pager(1, 3)).not.toContain('rel="prev"');
  expect(pager(1, 3)).toMatch(/href="\?page=2" rel="next"/);
  expect(pager(3, 3)).not.toContain('rel="next"');
  expect(pager(3, 3)).toMatch(/href="\?page=2" rel="prev"/);
});

test('a page beyond the end leads back to the last one that is there', () => {
  expect(pager(9, 3)).toMatch(/href="\?page=3" rel="prev"/);
  expect(pager(9, 1)).toMatch(/href="\?page=1" rel="prev"/);
});

test('the page that is shown is the current one of its pager', () => {
  expect(pager(2, 3).match(/aria-current="page"/g)).toHaveLength(1);
  expect(pager(2, 3)).toContain('aria-label="Page 2" aria-current="page"');
});

test('the tab that is shown is the current one', () => {
  const tabs = [
    { label: 'Readme', href: '/packages/A/1.0.0' },
    { label: 'Versions', href: '/packages/A/1.0.0/versions', count: 12_345 },
  ];
  const html = renderToStaticMarkup(
    <Tabs label="About A" tabs={tabs} current="/packages/A/1.0.0/versions" />,
  );
  expect(html.match(/aria-current/g)).toHaveLength(1);
  expect(html).toContain('href="/packages/A/1.0.0/versions" aria-current="page"');
  expect(html).toContain('12,345');
});

test('a time is told in words, with the full moment beside it', () => {
  const html = renderToStaticMarkup(
    <TimeAgo at={new Date('2026-11-18T04:19:05Z')} now={new Date('2026-11-21T04:19:05Z')} />,
  );
  expect(html).toContain('dateTime="2026-11-18T04:19:05.000Z"');
  expect(html).toContain('title="18 November 2026 at 04:19:05 UTC"');
  expect(html).toContain('>3 days ago<');
});

test('a number that was shortened has the whole one in its title', () => {
  expect(renderToStaticMarkup(<Count value={1_234_567} compact />)).toContain('title="1,234,567"');
  expect(renderToStaticMarkup(<Count value={1234} compact />)).not.toContain('title');
});

test('a field is tied to its label, its hint and its error', () => {
  const html = renderToStaticMarkup(
    <Field id="name" label="Name" hint="As others see it." error="Give a name.">
      {(control) => <TextInput {...control} name="name" />}
    </Field>,
  );
  expect(html).toContain('<label for="name"');
  expect(html).toContain('aria-describedby="name-hint name-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/<p id="name-error"[^>]*>.*Give a name\.<\/p>/);
});

test('a field with nothing to add is described by nothing', () => {
  const html = renderToStaticMarkup(
    <Field id="name" label="Name">
      {(control) => <TextInput {...control} name="name" />}
    </Field>,
  );
  expect(html).not.toContain('aria-describedby');
  expect(html).not.toContain('aria-invalid=');
});

test('a summary of errors leads to each field, and is not there without errors', () => {
  const html = renderToStaticMarkup(
    <ErrorSummary state={{ error: 'Nothing was saved.', fields: { name: 'Give a name.' } }} />,
  );
  expect(html).toContain('<li>Nothing was saved.</li>');
  expect(html).toContain('<a href="#name"');
  expect(renderToStaticMarkup(<ErrorSummary state={{ fields: {} }} />)).toBe('');
});

test('a link that an author chose passes nothing on', () => {
  const html = renderToStaticMarkup(
    <TextLink href="https://example.test" external>
      Site
    </TextLink>,
  );
  expect(html).toContain('rel="nofollow noopener noreferrer"');
});

test('an icon has its room before it is loaded, and a package without one has a stone', () => {
  const image = renderToStaticMarkup(<PackageIcon id="A" src="/icon" size={64} />);
  expect(image).toContain('width="64" height="64"');
  expect(renderToStaticMarkup(<PackageIcon id="A" />)).toContain('<polygon');
});
