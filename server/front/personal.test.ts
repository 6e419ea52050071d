import { expect, test } from 'vitest';
import { isEmptyBasic, isPersonal } from './personal';

test.each([
  [{ cookie: 'lode.session=abc' }],
  [{ cookie: 'theme=dark; lode.session=abc' }],
  [{ cookie: 'theme=dark;__Host-lode.session=abc' }],
  [{ cookie: '__Host-lode.session.0=abc; __Host-lode.session.1=def' }],
  [{ cookie: 'lode.session.1=def' }],
  [{ 'x-nuget-apikey': 'abc' }],
  [{ 'x-nuget-apikey': '' }],
  [{ authorization: 'Basic dXNlcjpwYXNz' }],
  [{ authorization: 'Bearer abc' }],
  [{ authorization: 'nonsense' }],
])('a request with %o shows who asks', (headers) => {
  expect(isPersonal(headers)).toBe(true);
});

test.each([
  [{}],
  [{ cookie: 'theme=dark; tab=versions' }],
  [{ cookie: 'my-lode.session=abc' }],
  [{ cookie: 'lode.sessions=abc; x=lode.session' }],
  [{ 'user-agent': 'NuGet xplat/7.9.0', accept: '*/*' }],
])('a request with %o does not show who asks', (headers) => {
  expect(isPersonal(headers)).toBe(false);
});

test('Basic credentials without user and password are none [check 162]', () => {
  expect(isEmptyBasic('Basic Og==')).toBe(true);
  expect(isEmptyBasic('basic  Og==')).toBe(true);
  expect(isPersonal({ authorization: 'Basic Og==' })).toBe(false);
  expect(isEmptyBasic('Basic dTo=')).toBe(false);
  expect(isEmptyBasic('Bearer Og==')).toBe(false);
});
