import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import type { Provider } from '../config/providers';
import { shared } from '../config/shared';
import { OutgoingAgent } from './agent';
import { type Claims, joinClaims } from './open-id-claims';

type Config = OAuthConfig<Claims>;
type UserinfoRequest = NonNullable<Extract<Config['userinfo'], { request?: unknown }>['request']>;
type Client = Parameters<UserinfoRequest>[0]['client'];
type Tokens = Exclude<Parameters<Client['userinfo']>[0], string>;
type Profile = Awaited<ReturnType<UserinfoRequest>>;

const timeoutMs = 10_000;

/** A provider as next-auth wants it told. */
export function providerClient(provider: Provider): Config {
  const { id, name, clientId, clientSecret } = provider;
  return {
    id,
    name,
    type: 'oauth',
    clientId,
    clientSecret,
    profile: ({ sub }) => ({ id: typeof sub === 'string' ? sub : '' }),
    httpOptions: { agent: shared('outgoing-agent', () => new OutgoingAgent()), timeout: timeoutMs },
    ...(provider.kind === 'github' ? gitHub(provider) : openId(provider)),
  };
}

function openId({ issuer, scopes, signingAlgorithm }: Provider): Partial<Config> {
  return {
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: ['openid', 'email', 'profile', ...scopes].join(' ') } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    client: { id_token_signed_response_alg: signingAlgorithm },
    userinfo: { request: openIdClaims },
  };
}

const openIdClaims: UserinfoRequest = async ({ client, tokens }) => {
  // safe because next-auth hands on what the client gave it
  const set = tokens as unknown as Tokens;
  const asked: Claims =
    client.issuer.metadata.userinfo_endpoint === undefined ? {} : await client.userinfo(set);
  return profileOf(joinClaims(set.claims(), asked));
};

// safe because nothing is read of a profile but by `profile` above, and by who checks what it says
const profileOf = (claims: Claims) => claims as Profile;

const GitHubAddresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));
const GitHubUser = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const GitHubOrganizations = z.array(z.object({ login: z.string() }));

/** GitHub speaks OAuth alone: https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
function gitHub({ issuer, scopes, groups, groupsClaim, adminClaim }: Provider): Partial<Config> {
  const api = issuer === 'https://github.com' ? 'https://api.github.com' : `${issuer}/api/v3`;
  const needsGroups = groups.length > 0 || adminClaim !== undefined;
  const scope = ['read:user', 'user:email', ...(needsGroups ? ['read:org'] : []), ...scopes].join(' ');
  const request: UserinfoRequest = async ({ client, tokens: { access_token: token = '' } }) => {
    const ask = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> => {
      const { statusCode, body } = await client.requestResource(api + path, token);
      if (statusCode !== 200) throw new Error(`GitHub answered ${statusCode ?? 0} for ${path}.`);
      return schema.parse(JSON.parse(String(body)));
    };
    const user = GitHubUser.parse(await client.userinfo(token));
    const addresses = await ask('/user/emails', GitHubAddresses);
    const organizations = needsGroups ? await ask('/user/orgs?per_page=100', GitHubOrganizations) : [];
    const address = addresses.find(({ primary }) => primary);
    return profileOf({
      sub: String(user.id),
      preferred_username: user.login,
      name: user.name,
      email: address?.email,
      email_verified: address?.verified,
      [groupsClaim]: organizations.map(({ login }) => login),
    });
  };
  return {
    issuer: `${issuer}/login/oauth`,
    authorization: { url: `${issuer}/login/oauth/authorize`, params: { scope } },
    token: `${issuer}/login/oauth/access_token`,
    userinfo: { url: `${api}/user`, request },
    checks: ['pkce', 'state'],
  };
}
