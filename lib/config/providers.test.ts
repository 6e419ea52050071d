import { expect, test } from 'vitest';
import { parseEnv } from './env';

const corp = {
  OIDC_PROVIDERS: 'corp',
  OIDC_CORP_ISSUER: 'https://id.corp.example/',
  OIDC_CORP_CLIENT_ID: 'lode',
  OIDC_CORP_CLIENT_SECRET: 'secret',
};

test('without settings nobody else signs people in', () => {
  expect(parseEnv({}).providers).toEqual([]);
});

test('several are read, each with its own settings', () => {
  const { providers } = parseEnv({
    ...corp,
    OIDC_PROVIDERS: 'corp, partner',
    OIDC_CORP_NAME: 'Corp',
    OIDC_CORP_EMAIL_DOMAINS: '@Corp.example, corp.test',
    OIDC_CORP_GROUPS: 'Package authors, Staff',
    OIDC_CORP_ADMIN_CLAIM: 'groups=lode=admins',
    OIDC_CORP_SIGN_UP: 'true',
    OIDC_PARTNER_ISSUER: 'https://id.partner.example',
    OIDC_PARTNER_CLIENT_ID: 'lode',
    OIDC_PARTNER_CLIENT_SECRET: 'secret',
    GITHUB_CLIENT_ID: 'id',
    GITHUB_CLIENT_SECRET: 'secret',
    ENTRA_CLIENT_ID: 'id',
    ENTRA_CLIENT_SECRET: 'secret',
    ENTRA_TENANT: 'corp.example',
  });

  expect(providers).toMatchObject([
    { id: 'github', name: 'GitHub', issuer: 'https://github.com', signUp: false, groups: [] },
    { id: 'entra', name: 'Microsoft', issuer: 'https://login.microsoftonline.com/corp.example/v2.0' },
    {
      id: 'corp',
      name: 'Corp',
      issuer: 'https://id.corp.example',
      signUp: true,
      emailDomains: ['corp.example', 'corp.test'],
      groups: ['Package authors', 'Staff'],
      adminClaim: { claim: 'groups', value: 'lode=admins' },
    },
    { id: 'partner', name: 'partner', adminClaim: undefined },
  ]);
});

test.each([
  [{ OIDC_PROVIDERS: 'corp' }, /^OIDC_CORP_CLIENT_ID must be set\.\nOIDC_CORP_CLIENT_SECRET must be set\.\n/],
  [{ GITHUB_CLIENT_ID: 'id' }, 'GITHUB_CLIENT_SECRET must be set.'],
  [{ ENTRA_CLIENT_ID: 'id', ENTRA_CLIENT_SECRET: 'secret' }, 'ENTRA_TENANT must be set.'],
  [{ ...corp, OIDC_CORP_ISSUER: 'id.corp.example' }, 'OIDC_CORP_ISSUER must be an http or https address.'],
  [
    { ...corp, OIDC_CORP_EMAIL_DOMAINS: ',' },
    'OIDC_CORP_EMAIL_DOMAINS must name at least one, or be left out.',
  ],
  [{ ...corp, OIDC_CORP_GROUPS: ',' }, 'OIDC_CORP_GROUPS must name at least one, or be left out.'],
  [
    { ...corp, OIDC_CORP_EMAIL_DOMAIN: 'corp.example' },
    /^OIDC_CORP_EMAIL_DOMAIN is no setting of a provider/,
  ],
  [{ ...corp, OIDC_CORP_ADMIN_CLAIM: 'admins' }, /^OIDC_CORP_ADMIN_CLAIM must be a claim and its value/],
  [{ OIDC_PROVIDERS: 'password' }, /has "password"\.$/],
  [{ OIDC_PROVIDERS: 'My_Corp' }, /has "My_Corp"\.$/],
  [
    { ...corp, ONLY_PROVIDER: 'crop' },
    'ONLY_PROVIDER must be the id of a provider that is set up, but is "crop".',
  ],
])('%j stops the start by a sentence', (variables, sentence) => {
  expect(() => parseEnv(variables)).toThrow(sentence);
});
