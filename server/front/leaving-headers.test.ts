import { expect, test } from 'vitest';
import { frontHeaders } from '@/lib/http/front-headers';
import { leavingHeaders } from './leaving-headers';

const everybody = { personal: false, closed: false, pagePolicy: undefined, secure: false };

test('each warning leaves in a header of its own, commas and all', () => {
  const headers = { [frontHeaders.warnings]: JSON.stringify(['No license, no readme.', 'Old icon.']) };

  const leaving = leavingHeaders({ status: 201, reason: 'Created', headers }, everybody);

  expect(leaving.slice(0, 4)).toEqual([
    ...['X-NuGet-Warning', 'No license, no readme.'],
    ...['X-NuGet-Warning', 'Old icon.'],
  ]);
  expect(leaving.join('\n')).not.toMatch(/lode-warnings/i);
});

test('an answer without warnings leaves without the header', () => {
  const leaving = leavingHeaders({ status: 201, reason: 'Created', headers: {} }, everybody);

  expect(leaving).not.toContain('X-NuGet-Warning');
});

test('HTML for a frame has its own styles, runs nothing, and is shown by our own pages alone', () => {
  const headers = { 'content-type': 'text/html', [frontHeaders.framed]: 'true' };

  const leaving = leavingHeaders(
    { status: 200, reason: 'OK', headers },
    { personal: true, closed: false, pagePolicy: `default-src 'self'`, secure: false },
  );

  expect(leaving.join('\n')).toMatch(
    /Content-Security-Policy\ndefault-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'self'; sandbox/,
  );
  expect(leaving).not.toContain('X-Frame-Options');
  expect(leaving.join('\n')).not.toMatch(/lode-framed/i);
  expect(leaving).toContain('private, no-store');
});
