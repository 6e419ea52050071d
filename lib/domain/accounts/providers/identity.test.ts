import { describe, expect, test } from 'vitest';
import type { Provider } from '@/lib/config/providers';
import { aProvider } from '@/lib/testing/factories';
import { ProviderRefused } from '../../provider-errors';
import { readIdentity, requireAdmitted } from './identity';

const there = { issuer: 'https://id.corp.test', clientId: 'lode', clientSecret: 'secret' };
const provider = (settings: Partial<Provider> = {}) => aProvider(there, settings);

const ann = { sub: '1', email: 'Ann@Corp.test', email_verified: true, groups: ['staff', 'authors'] };

const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProviderRefused) return error.problem;
    throw error;
  }
  return undefined;
};

describe('what a provider says', () => {
  test('is read as far as it is usable', () => {
    expect(
      readIdentity(provider(), { ...ann, preferred_username: 'ann', name: 7, amr: ['pwd', 'mfa'] }),
    ).toEqual({
      subject: '1',
      shown: 'Ann@Corp.test',
      names: ['ann', 'Ann'],
      address: 'Ann@Corp.test',
      verified: true,
      groups: ['staff', 'authors'],
      twoFactors: true,
    });
  });

  test.each([undefined, '', 7, 'x'.repeat(256)])(
    'without a name of his own for ever (%j) is nobody',
    (sub) => {
      expect(problemOf(() => readIdentity(provider(), { ...ann, sub }))).toBe('failed');
    },
  );

  test.each([
    ['oidc', { email_verified: true }, true],
    ['oidc', { email_verified: 'true' }, true],
    ['oidc', { email_verified: false }, false],
    ['oidc', { email_verified: undefined }, false],
    ['oidc', { email_verified: 1 }, false],
    ['entra', { email_verified: true }, false],
    ['entra', { xms_edov: true }, true],
    ['entra', { xms_edov: '1' }, true],
  ] as const)('by %s of an address with %j: verified is %s', (kind, claims, verified) => {
    expect(readIdentity(provider({ kind }), { sub: '1', email: 'ann@corp.test', ...claims }).verified).toBe(
      verified,
    );
  });

  test.each([
    [{ roles: ['lode-admins'] }, true],
    [{ roles: 'lode-admins' }, true],
    [{ roles: ['lode-admins-not'] }, false],
    [{}, false],
  ])('%j makes an administrator: %s', (claims, admin) => {
    const deciding = provider({ adminClaim: { claim: 'roles', value: 'lode-admins' } });
    expect(readIdentity(deciding, { ...ann, ...claims }).admin).toBe(admin);
  });

  test('of administrators counts for nothing where the provider does not decide that', () => {
    expect(readIdentity(provider(), { ...ann, groups: ['lode-admins'] }).admin).toBeUndefined();
  });
});

describe('who may come', () => {
  test.each([
    [{}, ann, undefined],
    [{ emailDomains: ['corp.test'] }, ann, undefined],
    [{ emailDomains: ['corp.test'] }, { ...ann, email_verified: false }, 'wrongDomain'],
    [{ emailDomains: ['corp.test'] }, { ...ann, email: 'ann@sub.corp.test' }, 'wrongDomain'],
    [{ emailDomains: ['corp.test'] }, { ...ann, email: 'ann@corp.test@evil.test' }, 'wrongDomain'],
    [{ emailDomains: ['corp.test'] }, { ...ann, email: 'corp.test' }, 'wrongDomain'],
    [{ emailDomains: ['corp.test'] }, { sub: '1' }, 'wrongDomain'],
    [{ groups: ['authors', 'others'] }, ann, undefined],
    [{ groups: ['others'] }, ann, 'wrongGroup'],
    [{ groups: ['others'] }, { sub: '1' }, 'wrongGroup'],
    [{ groups: ['staff'], groupsClaim: 'roles' }, ann, 'wrongGroup'],
  ] as [Partial<Provider>, Record<string, unknown>, string | undefined][])(
    '%j, %j: %s',
    (settings, claims, problem) => {
      const asked = provider(settings);
      expect(problemOf(() => requireAdmitted(asked, readIdentity(asked, claims)))).toBe(problem);
    },
  );
});
