import { z } from 'zod';

export type ProviderKind = 'github' | 'google' | 'gitlab' | 'entra' | 'oidc';

/** Somebody else who says who people are. */
export type Provider = {
  /** As addresses, rows and settings call it: `github`, or what OIDC_PROVIDERS says. */
  id: string;
  kind: ProviderKind;
  /** As people call it. */
  name: string;
  /** Its issuer; of GitHub the address of its pages. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Asked for beside the usual ones. */
  scopes: readonly string[];
  /** How it signs ID tokens. */
  signingAlgorithm: string;
  /** Whether people whom it knows may make an account, however SIGN_UP is set. */
  signUp: boolean;
  /** Only people with a verified address there; none for everybody. */
  emailDomains: readonly string[];
  /** Only members of one of these; none for everybody. */
  groups: readonly string[];
  /** Which claim names a person's groups. */
  groupsClaim: string;
  /** What makes an administrator, where the provider decides that. */
  adminClaim: { claim: string; value: string } | undefined;
};

export type Providers = { providers: Provider[]; problems: string[] };

type Variables = Record<string, string | undefined>;

const webAddress = z.url({ protocol: /^https?$/, message: 'must be an http or https address' });

const list = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.length > 0, 'must name at least one, or be left out');

const common = {
  CLIENT_ID: z.string('must be set').trim(),
  CLIENT_SECRET: z.string('must be set').trim(),
  NAME: z.string().trim().max(40, 'must have at most 40 characters').optional(),
  SCOPES: list.default([]),
  SIGNING_ALG: z
    .string()
    .regex(/^(?:(?:RS|PS|ES|HS)(?:256|384|512)|EdDSA)$/, 'must be an algorithm such as RS256 or ES256')
    .default('RS256'),
  SIGN_UP: z.stringbool('must be true or false').default(false),
  EMAIL_DOMAINS: list
    .transform((domains) => domains.map((domain) => domain.toLowerCase().replace(/^@/, '')))
    .default([]),
  GROUPS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ''))
    .refine((parts) => parts.length > 0, 'must name at least one, or be left out')
    .default([]),
  GROUPS_CLAIM: z.string().trim().default('groups'),
  ADMIN_CLAIM: z
    .string()
    .regex(/^[^=]+=./, 'must be a claim and its value, such as groups=lode-admins')
    .transform((text) => ({
      claim: text.slice(0, text.indexOf('=')),
      value: text.slice(text.indexOf('=') + 1),
    }))
    .optional(),
};

/** What each kind is called, and how its settings lead to its issuer. */
const kinds = {
  github: {
    name: 'GitHub',
    settings: z
      .object({ ...common, URL: webAddress.default('https://github.com') })
      .transform(({ URL, ...rest }) => ({ ...rest, issuer: withoutSlash(URL) })),
  },
  google: {
    name: 'Google',
    settings: z
      .object(common)
      .transform((settings) => ({ ...settings, issuer: 'https://accounts.google.com' })),
  },
  gitlab: {
    name: 'GitLab',
    settings: z
      .object({ ...common, URL: webAddress.default('https://gitlab.com') })
      .transform(({ URL, ...rest }) => ({ ...rest, issuer: withoutSlash(URL) })),
  },
  entra: {
    name: 'Microsoft',
    settings: z
      .object({
        ...common,
        TENANT: z.string('must be set').regex(/^[\w.-]+$/, 'must be a tenant, by id or domain'),
      })
      .transform(({ TENANT, ...rest }) => ({
        ...rest,
        issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      })),
  },
  oidc: {
    name: '',
    settings: z
      .object({ ...common, ISSUER: webAddress })
      .transform(({ ISSUER, ...rest }) => ({ ...rest, issuer: withoutSlash(ISSUER) })),
  },
};

const suffixes = [...Object.keys(common), 'ISSUER'];

/** Names that something else has: those of the providers with settings of their own, and of our own ways in. */
const taken = ['github', 'google', 'gitlab', 'entra', 'password', 'passkey'];

/** Reads who else signs people in out of variables, none of which is empty, with a sentence for each that is wrong. */
export function readProviders(variables: Variables): Providers {
  const found: Providers = { providers: [], problems: [] };
  for (const id of ['github', 'google', 'gitlab', 'entra'] as const) {
    const prefix = id.toUpperCase();
    if (variables[`${prefix}_CLIENT_ID`] !== undefined || variables[`${prefix}_CLIENT_SECRET`] !== undefined)
      add(found, readProvider(variables, id, id, prefix));
  }
  for (const id of idsIn(variables['OIDC_PROVIDERS'])) {
    if (!/^[a-z][a-z0-9]{0,30}$/.test(id) || taken.includes(id)) {
      found.problems.push(
        `OIDC_PROVIDERS must be ids of small letters and digits, none of them ${taken.join(', ')}, but has "${id}".`,
      );
      continue;
    }
    const prefix = `OIDC_${id.toUpperCase()}`;
    found.problems.push(...unknownSettings(variables, prefix));
    add(found, readProvider(variables, 'oidc', id, prefix));
  }
  const only = variables['ONLY_PROVIDER'];
  if (only !== undefined && !found.providers.some(({ id }) => id === only)) {
    found.problems.push(`ONLY_PROVIDER must be the id of a provider that is set up, but is "${only}".`);
  }
  return found;
}

function add(found: Providers, { providers, problems }: Providers): void {
  found.providers.push(...providers);
  found.problems.push(...problems);
}

function readProvider(variables: Variables, kind: ProviderKind, id: string, prefix: string): Providers {
  const own = Object.fromEntries(
    [...suffixes, 'URL', 'TENANT'].map((suffix) => [suffix, variables[`${prefix}_${suffix}`]]),
  );
  const parsed = kinds[kind].settings.safeParse(own);
  if (!parsed.success) {
    return {
      providers: [],
      problems: parsed.error.issues.map(({ path, message }) => `${prefix}_${path.join('.')} ${message}.`),
    };
  }
  const settings = parsed.data;
  const provider: Provider = {
    id,
    kind,
    name: settings.NAME ?? (kinds[kind].name || id),
    issuer: settings.issuer,
    clientId: settings.CLIENT_ID,
    clientSecret: settings.CLIENT_SECRET,
    scopes: settings.SCOPES,
    signingAlgorithm: settings.SIGNING_ALG,
    signUp: settings.SIGN_UP,
    emailDomains: settings.EMAIL_DOMAINS,
    groups: settings.GROUPS,
    groupsClaim: settings.GROUPS_CLAIM,
    adminClaim: settings.ADMIN_CLAIM,
  };
  return { providers: [provider], problems: [] };
}

/** A limit that is misspelt would be none: what begins as a provider's settings do has to be one. */
function unknownSettings(variables: Variables, prefix: string): string[] {
  return Object.keys(variables)
    .filter((name) => name.startsWith(`${prefix}_`) && !suffixes.includes(name.slice(prefix.length + 1)))
    .map((name) => `${name} is no setting of a provider: these are ${suffixes.join(', ')}.`);
}

const idsIn = (text = '') => [...new Set(text.split(/[\s,]+/).filter((id) => id !== ''))];

const withoutSlash = (address: string) => address.replace(/\/+$/, '');
