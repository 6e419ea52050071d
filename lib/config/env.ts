import { z } from 'zod';
import { type Provider, readProviders } from './providers';
import { shared } from './shared';

const wholeNumber = (low: number, high: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`);

const origin = z
  .url({ protocol: /^https?$/, message: 'must be an address such as https://packages.example.com' })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '', {
    message: 'must be an origin: scheme, host and port, without a path',
  })
  .transform((url) => url.origin);

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, message: 'must begin with postgresql://' });

const storageUrl = z.url({ protocol: /^file$/, message: 'must be a file: address of a folder' });

const smtpUrl = z.url({ protocol: /^smtps?$/, message: 'must begin with smtp:// or smtps://' });

/** An e-mail address, alone or after a name: `Lode <lode@example.com>`. */
const sender = z.string().regex(/^(?:[^<>"\p{Cc}]+ <[^\s@<>"]+@[^\s@<>"]+>|[^\s@<>"]+@[^\s@<>"]+)$/u, {
  message: 'must be an e-mail address, such as lode@example.com or "Lode <lode@example.com>"',
});

const version = z.string().regex(/^\d+(\.\d+){1,3}$/, 'must be a version such as 4.1.0');

const Env = z
  .object({
    /** The port that Lode listens on. */
    PORT: wholeNumber(0, 65535).default(8080),
    /** The address to listen on; by default every one. */
    HOST: z.string().optional(),
    /** The public origin. Every absolute URL in an answer is built from it. */
    GALLERY_URL: origin.optional(),
    /** The name in the header and in titles. */
    GALLERY_NAME: z.string().max(60, 'must be at most 60 characters').default('Lode'),
    /** Everything that Lode keeps on this machine: database, packages, claims. */
    DATA_DIR: z.string().default('data'),
    /** An external PostgreSQL. Left out: the embedded one, under DATA_DIR. */
    DATABASE_URL: databaseUrl.optional(),
    /** Where packages lie. Left out: the folder `packages` under DATA_DIR. */
    STORAGE_URL: storageUrl.optional(),
    /** PEM files; with both, Lode speaks https itself. */
    TLS_CERT_FILE: z.string().optional(),
    TLS_KEY_FILE: z.string().optional(),
    /** How many proxies in front of Lode are trusted to say who asks (X-Forwarded-For, -Host). */
    TRUST_PROXY: wholeNumber(0, 10).default(0),
    /** Signs session cookies. Left out: made once and kept in the database. */
    AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    /** The largest package that may be pushed, in MiB (1,048,576 bytes). */
    MAX_PACKAGE_MB: wholeNumber(1, 10_240).default(250),
    /** Which license expressions are taken: of licenses that the OSI or the FSF approves of, or any. */
    LICENSES: z.enum(['approved', 'any'], 'must be approved or any').default('approved'),
    /** Whether a package must be signed by its author or another gallery. */
    REQUIRE_SIGNATURE: z.stringbool('must be true or false').default(false),
    /** The oldest NuGet client, and the oldest push protocol, that may push; both as clients tell them. */
    PUSH_CLIENT_MIN: version.optional(),
    PUSH_PROTOCOL_MIN: version.optional(),
    /** What becomes of new package IDs that look like popular ones of others. */
    NEAR_NAMES: z.enum(['refused', 'allowed'], 'must be refused or allowed').default('refused'),
    /** The longest life of an API key, in days. */
    API_KEY_MAX_DAYS: wholeNumber(1, 3650).default(365),
    /** Whether Lode may fetch from private addresses of its own network: imports, for one. */
    OUTGOING_PRIVATE: z.stringbool('must be true or false').default(false),
    /** Where pictures of people who gave none are asked for: nowhere, at Gravatar, or at a service of its kind. */
    AVATARS: z
      .union([z.enum(['none', 'gravatar']), z.url({ protocol: /^https?$/ })], {
        message:
          'must be none, gravatar or the address of a service such as https://seccdn.libravatar.org/avatar',
      })
      .default('none'),
    /** Who may read: everybody, or people with an account here, and by a key of theirs that may. */
    READ_ACCESS: z.enum(['public', 'members'], 'must be public or members').default('public'),
    /** Who may make an account: anybody, whoever was invited, or nobody. */
    SIGN_UP: z.enum(['open', 'invite', 'closed'], 'must be open, invite or closed').default('invite'),
    /** Who has to have a second factor beside the password. */
    REQUIRE_SECOND_FACTOR: z
      .enum(['nobody', 'administrators', 'everybody'], 'must be nobody, administrators or everybody')
      .default('nobody'),
    /** Who else signs people in; `providers.ts` reads these, and what goes with them. */
    OIDC_PROVIDERS: z.string().optional(),
    GITHUB_CLIENT_ID: z.string().optional(),
    GITHUB_CLIENT_SECRET: z.string().optional(),
    GITHUB_URL: z.string().optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    GITLAB_CLIENT_ID: z.string().optional(),
    GITLAB_CLIENT_SECRET: z.string().optional(),
    GITLAB_URL: z.string().optional(),
    ENTRA_CLIENT_ID: z.string().optional(),
    ENTRA_CLIENT_SECRET: z.string().optional(),
    ENTRA_TENANT: z.string().optional(),
    /** The id of the provider that is the only way in. */
    ONLY_PROVIDER: z.string().optional(),
    /** The server that mail is handed to. Left out: no mail is sent. */
    SMTP_URL: smtpUrl.optional(),
    /** Who mail is from. */
    MAIL_FROM: sender.optional(),
    /** Who reads reports. Left out: the administrators, at their own addresses. */
    OPERATOR_EMAIL: z.email('must be an e-mail address').optional(),
    /** Processes that share the port. */
    WEB_PROCESSES: wholeNumber(1, 64).default(1),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
      .default('info'),
    /** One log line for each request. */
    LOG_REQUESTS: z.stringbool('must be true or false').default(false),
  })
  .refine((env) => (env.TLS_CERT_FILE === undefined) === (env.TLS_KEY_FILE === undefined), {
    message: 'goes together with TLS_KEY_FILE: set both or none',
    path: ['TLS_CERT_FILE'],
  })
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
    message: 'goes together with MAIL_FROM, the address that mail is sent from: set both or none',
    path: ['SMTP_URL'],
  })
  .transform((env) => ({
    ...env,
    GALLERY_URL:
      env.GALLERY_URL ?? `${env.TLS_CERT_FILE === undefined ? 'http' : 'https'}://localhost:${env.PORT}`,
  }));

export type Env = z.infer<typeof Env> & { providers: readonly Provider[] };

/** The settings cannot be used; the message has one sentence for each that is wrong. */
export class InvalidEnvironment extends Error {
  override name = 'InvalidEnvironment';
}

/** Reads settings out of variables, which count as not set when empty. Throws InvalidEnvironment. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Env.safeParse(Object.fromEntries(set));
  const { providers, problems } = readProviders(Object.fromEntries(set));
  if (parsed.success && problems.length === 0) return { ...parsed.data, providers };

  const sentences = (parsed.error?.issues ?? []).map((issue) => {
    const name = issue.path.join('.');
    const value = variables[name];
    const secret = /URL|SECRET/.test(name) && name !== 'GALLERY_URL';
    const shown = value !== undefined && !secret && issue.message.startsWith('must');
    return `${name} ${issue.message}${shown ? `, but is "${value}"` : ''}.`;
  });
  throw new InvalidEnvironment([...sentences, ...problems].join('\n'));
}

/** This process's settings, parsed on first use and never while building. Throws InvalidEnvironment. */
export function env(): Env {
  return shared('env', () => parseEnv(process.env));
}

/** Where the command was typed: npm changes to the project's folder before it runs anything. */
export const callersFolder = (): string => process.env['INIT_CWD'] ?? '.';
