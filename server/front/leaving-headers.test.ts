import { expect, test } from 'vitest';
import { frontHeaders } from '@/lib/http/front-headers';
import { leavingHeaders } from './leaving-headers';

const everybody = { personal: false, pagePolicy: undefined, secure: false };

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
