import { expect, test } from 'vitest';
import { loggedPath } from './logged-path';

test.each([
  ['/packages/Acme.Text', '/packages/Acme.Text'],
  ['/sign-up?invitation=secret', '/sign-up'],
  ['/reset-password/secret', '/reset-password/…'],
  ['/reset-password/secret?returnTo=%2F', '/reset-password/…'],
  ['/confirm-email/secret', '/confirm-email/…'],
  ['/first-start/secret', '/first-start/…'],
  ['//reset-password/secret', '//reset-password/…'],
  ['http://gallery.test/reset-password/secret', 'http://gallery.test/reset-password/…'],
  ['/packages/confirm-email/1.0.0', '/packages/confirm-email/1.0.0'],
])('of %s a log shows %s', (target, shown) => {
  expect(loggedPath(target)).toBe(shown);
});
