/** What a provider tells of a person, by the names of https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
export type Claims = Record<string, unknown>;

/**
 * What a provider tells by the ID token and, when asked, besides it; where both say something, the token is right. How
 * and when somebody signed in is said by the token alone, and whether an address is his by whoever told the address.
 */
export function joinClaims(token: Claims, asked: Claims): Claims {
  const address = token['email'] ?? asked['email'];
  const [verified] = [token, asked]
    .filter(({ email }) => email === address)
    .map(({ email_verified }) => email_verified)
    .filter((said) => said !== undefined);
  return {
    ...asked,
    ...token,
    email: address,
    email_verified: verified,
    amr: token['amr'],
    auth_time: token['auth_time'],
  };
}
