import { describe, expect, test } from 'vitest';
import { joinClaims } from './open-id-claims';

describe('an address', () => {
  test('is verified when whoever told it says so', () => {
    expect(joinClaims({ sub: '1' }, { email: 'ann@a.test', email_verified: true })).toMatchObject({
      email: 'ann@a.test',
      email_verified: true,
    });
    expect(joinClaims({ email: 'ann@a.test' }, { email: 'ann@a.test', email_verified: true })).toMatchObject({
      email_verified: true,
    });
    expect(
      joinClaims(
        { email: 'ann@a.test', email_verified: false },
        { email: 'ann@a.test', email_verified: true },
      ),
    ).toMatchObject({ email_verified: false });
  });

  test('is not verified by what is said of another', () => {
    expect(joinClaims({ email: 'bob@a.test' }, { email: 'ann@a.test', email_verified: true })).toMatchObject({
      email: 'bob@a.test',
      email_verified: undefined,
    });
    expect(joinClaims({ email_verified: true }, { email: 'ann@a.test' })).toMatchObject({
      email_verified: undefined,
    });
  });
});

test('how and when somebody signed in is said by the token alone', () => {
  expect(joinClaims({}, { amr: ['mfa'], auth_time: 1, name: 'Ann' })).toMatchObject({
    amr: undefined,
    auth_time: undefined,
    name: 'Ann',
  });
});
