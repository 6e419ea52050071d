import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ManyAnswer } from './many-answer';

const refused = [{ id: 'Acme', reason: 'It is locked.' }];

const shown = (title: string, failed: boolean) =>
  renderToStaticMarkup(<ManyAnswer state={{}} title={title} failed={failed} refused={refused} />);

test('what was done to some packages is told as done, with those that stay as they are', () => {
  const html = shown('ann owns 2 packages now', false);

  expect(html).toContain('role="status"');
  expect(html).toContain('bg-good-soft');
  expect(html).toContain('Acme stays as it is: It is locked.');
});

test('what was refused for all packages is told as a failure', () => {
  const html = shown('Nothing was changed', true);

  expect(html).toContain('role="alert"');
  expect(html).toContain('bg-danger-soft');
  expect(html).toContain('Acme stays as it is: It is locked.');
});
