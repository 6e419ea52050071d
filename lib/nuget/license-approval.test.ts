import { expect, test } from 'vitest';
import { refusalOf } from '../testing/refusal';
import { type LicensePolicy, requireApproved } from './license-approval';

const refusal = (expression: string, policy: LicensePolicy = 'approved') =>
  refusalOf(() => requireApproved({ type: 'expression', expression }, policy));

test.each([
  'MIT',
  'MIT OR (Apache-2.0 AND WTFPL)',
  'GPL-2.0-only WITH Classpath-exception-2.0',
  'CC0-1.0',
  'MS-PL',
])('the OSI or the FSF approves of %s [check 126]', (expression) => {
  expect(refusal(expression)).toBe('accepted');
});

test.each([
  ['CC-BY-NC-4.0', /"CC-BY-NC-4\.0" is approved of neither/],
  ['MIT OR JSON', /"JSON" is approved of neither/],
  ['LicenseRef-Acme', /"LicenseRef-Acme" is approved of neither/],
  ['GPL-2.0', /"GPL-2\.0" is deprecated/],
  ['MIT AND (LGPL-3.0+ OR MIT)', /deprecated/],
])('neither approves of %s, so that it is refused [check 126]', (expression, message) => {
  expect(refusal(expression)).toMatch(message);
});

test.each(['CC-BY-NC-4.0', 'LicenseRef-Acme', 'GPL-2.0'])(
  'a gallery may take %s all the same',
  (expression) => {
    expect(refusal(expression, 'any')).toBe('accepted');
  },
);
