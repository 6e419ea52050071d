import { expect, test } from 'vitest';
import { pixel } from '../testing/nupkg';
import { refusalOf } from '../testing/refusal';
import { iconType, requireLicenseFile, requireReadme } from './inner-file-rules';

const text = Buffer.from('# Hello\r\n\tworld\f\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]);

test('an icon is what its bytes are, whatever of both its name says [check 127]', () => {
  expect(iconType('icon.png', pixel)).toBe('image/png');
  expect(iconType('images/Icon.JPG', pixel)).toBe('image/png');
  expect(iconType('a.b/icon.jpeg', jpeg)).toBe('image/jpeg');
});

test.each([
  ['icon.gif', pixel, /extension "\.gif"/],
  ['icon', pixel, /extension ""/],
  ['icon.png', Buffer.from('GIF89a'), /neither a PNG nor a JPEG/],
  ['icon.png', Buffer.alloc(0), /neither a PNG nor a JPEG/],
])('an icon %s that is none is refused [check 127]', (path, bytes, message) => {
  expect(refusalOf(() => iconType(path, bytes))).toMatch(message);
});

test.each([
  ['readme.txt', text, /extension "\.txt"/],
  ['README.md', Buffer.alloc(0), /is empty/],
  ['README.md', Buffer.from([0x23, 0x00]), /no plain text: it has the byte 0/],
])('a readme %s that is none is refused [check 127]', (path, bytes, message) => {
  expect(refusalOf(() => requireReadme(path, bytes))).toMatch(message);
});

test('a readme is Markdown', () => {
  expect(refusalOf(() => requireReadme('docs/README.MD', text))).toBe('accepted');
});

test.each(['LICENSE', 'docs.v1/LICENSE', 'license.txt', 'License.MD'])(
  'a license may be %s [check 126]',
  (path) => {
    expect(refusalOf(() => requireLicenseFile(path, text))).toBe('accepted');
  },
);

test.each([
  ['license.pdf', text, /extension "\.pdf".*or none/],
  ['license.txt', Buffer.from('a\u0001'), /no plain text/],
])('a license %s that is none is refused [check 126]', (path, bytes, message) => {
  expect(refusalOf(() => requireLicenseFile(path, bytes))).toMatch(message);
});
