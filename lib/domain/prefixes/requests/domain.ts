import { domainToASCII } from 'node:url';
import { getDomainWithoutSuffix } from 'tldts';
import { invalidField } from '../../errors';
import { domainNotAlike } from '../../prefix-errors';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domainPattern = new RegExp(String.raw`^(?=.{4,253}$)(?:${label}\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`);

/** A domain as somebody typed it, which a prefix looks like; empty for none. Throws `domainNotAlike`. */
export function checkDomain(typed: string, lowerValue: string): string {
  const text = typed.trim().replace(/\.$/, '');
  if (text === '') return '';
  const domain = domainToASCII(text).toLowerCase();
  if (!domainPattern.test(domain)) {
    throw invalidField('domain', 'Give a domain alone, such as contoso.com, or leave it out.');
  }
  if (!looksLike(lowerValue, domain)) throw domainNotAlike(lowerValue, domain);
  return domain;
}

/**
 * Whether a prefix begins with the name of the domain, as in `Contoso.` of www.contoso.com and of contoso.co.uk, or with the
 * whole of it reversed. Whatever stands before the name its owner may call as he likes, as in contoso.fabrikam.com; what
 * firms let others register below theirs, as in contoso.github.io, is the firm's.
 */
function looksLike(lowerValue: string, domain: string): boolean {
  const registered = getDomainWithoutSuffix(domain);
  if (registered === null) return false;
  const parts = lowerValue.split('.').map(squeeze);
  if (parts[0] === squeeze(registered)) return true;
  const names = domain.split('.').map(squeeze);
  return names.toReversed().every((name, index) => parts[index] === name);
}

const squeeze = (text: string) => text.replace(/[-_]/g, '');

/** Where the record of a domain is looked for, and what it has to be. */
export const domainProof = ({ domain, domainToken }: { domain: string; domainToken: string }) => ({
  name: `_lode-prefix.${domain}`,
  content: `lode-prefix=${domainToken}`,
});
