import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { type DnsServer, startDnsServer } from '@/lib/testing/dns-server';
import { aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { DomainError } from '../../errors';
import { requestPrefix } from './ask';
import { checkDomain } from './domain';
import { withdrawPrefix } from './decide';
import { proveDomain } from './prove-domain';
import { getPrefixRequest } from './view';

let dns: DnsServer;
beforeAll(async () => {
  dns = await startDnsServer();
});
afterAll(() => dns.close());

/** A request for a prefix that looks like a domain. */
async function aRequest() {
  const asker = await aUser();
  const word = aWord();
  const domain = `${word}.example`;
  const { key } = await requestPrefix(asker.actor, {
    ...{ value: `${word}.`, exact: false, shared: false },
    ...{ reason: 'Ours.', evidence: '', domain: domain.toUpperCase() },
  });
  const { proof } = await getPrefixRequest(asker.actor, key);
  if (proof === undefined) throw new Error('There is nothing to prove.');
  return { asker, key, domain, proof, value: `${word}.` };
}

describe('a domain', () => {
  test('is proved by a TXT record that holds what the request says, once [rule 182]', async () => {
    const { asker, key, domain, proof, value } = await aRequest();
    expect(proof.name).toBe(`_lode-prefix.${domain}`);
    dns.records.set(proof.name, ['v=spf1 -all', proof.content]);
    expect(await proveDomain(asker.actor, key)).toEqual({ domain });
    dns.records.delete(proof.name);
    expect(await proveDomain(asker.actor, key)).toEqual({ domain });

    const admin = await aUser({ admin: true });
    expect(await getPrefixRequest(admin.actor, key)).toMatchObject({
      domain: { name: domain, provedAt: expect.any(Date) },
      proof: undefined,
    });
    const records = await db().auditRecord.findMany({ where: { subject: value }, orderBy: { key: 'asc' } });
    expect(records.map(({ action, details }) => [action, details])).toEqual([
      ['prefix.request', { exact: false, shared: false }],
      ['prefix.proveDomain', { domain }],
    ]);
  });

  test('is not proved without the record, with that of another request, or beside it', async () => {
    const { asker, key, proof } = await aRequest();
    const other = await aRequest();
    const refused = {
      code: 'conflict',
      message: expect.stringContaining(`No TXT record of "${proof.name}"`),
    };
    await expect(proveDomain(asker.actor, key)).rejects.toMatchObject(refused);
    dns.records.set(proof.name, [other.proof.content, `${proof.content} `]);
    await expect(proveDomain(asker.actor, key)).rejects.toMatchObject(refused);
    dns.records.set(proof.name, []);
    await expect(proveDomain(asker.actor, key)).rejects.toMatchObject(refused);
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({ domain: { provedAt: undefined } });
  });

  test('whose name servers fail is neither proved nor taken for unproved', async () => {
    const { asker, key, proof } = await aRequest();
    dns.records.set(proof.name, [proof.content]);
    dns.broken = true;
    await expect(proveDomain(asker.actor, key)).rejects.toMatchObject({
      message: expect.stringContaining('did not answer'),
    });
    dns.broken = false;
    await proveDomain(asker.actor, key);
  });

  test('is proved by who asks alone, while the request waits', async () => {
    const { asker, key, proof } = await aRequest();
    const admin = await aUser({ admin: true });
    dns.records.set(proof.name, [proof.content]);
    await expect(proveDomain(admin.actor, key)).rejects.toMatchObject({ code: 'notFound' });
    expect(await getPrefixRequest(admin.actor, key)).toMatchObject({ proof: undefined });
    await withdrawPrefix(asker.actor, key);
    await expect(proveDomain(asker.actor, key)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is looked up only so often', async () => {
    const { asker, key } = await aRequest();
    const codes: unknown[] = [];
    for (let tried = 0; tried <= 30; tried++) {
      codes.push(
        await proveDomain(asker.actor, key).catch((error: unknown) =>
          error instanceof DomainError ? error.code : error,
        ),
      );
    }
    expect(codes.filter((code) => code === 'conflict')).toHaveLength(30);
    expect(codes.at(-1)).toBe('tooManyTries');
  });

  test.each([
    ['contoso.', 'contoso.com', 'contoso.com'],
    ['contoso.', ' Contoso.COM. ', 'contoso.com'],
    ['contoso.text.', 'www.contoso.com', 'www.contoso.com'],
    ['com.contoso.', 'contoso.com', 'contoso.com'],
    ['contosolabs.', 'contoso-labs.io', 'contoso-labs.io'],
    ['contoso-labs.', 'contosolabs.io', 'contosolabs.io'],
    ['xnbcherkva.', 'bücher.example', 'xn--bcher-kva.example'],
    ['contoso.', 'contoso.co.uk', 'contoso.co.uk'],
    ['contoso.', 'docs.contoso.com.au', 'docs.contoso.com.au'],
    ['contoso.', 'contoso.fabrikam.com', undefined],
    ['contoso.', 'contoso.com.fabrikam.io', undefined],
    ['microsoft.', 'microsoft.abc.com', undefined],
    ['contoso.', 'contoso.abc.de', undefined],
    ['contoso.', 'contoso.com.br', 'contoso.com.br'],
    ['contoso.', 'contoso.github.io', undefined],
    ['github.', 'contoso.github.io', 'contoso.github.io'],
    ['co.', 'co.uk', undefined],
    ['uk.co.', 'co.uk', undefined],
    ['ibm.', 'www.ibm.com', 'www.ibm.com'],
    ['contoso.', 'contoso', undefined],
    ['contoso.', 'fabrikam.com', undefined],
    ['com.', 'contoso.com', undefined],
    ['contoso.', 'https://contoso.com/', undefined],
    ['contoso.', '127.0.0.1', undefined],
    ['contoso.', 'contoso..com', undefined],
    ['contoso.', '', ''],
  ])('as the proof of "%s" may be "%s": %s', (value, typed, domain) => {
    if (domain === undefined) expect(() => checkDomain(typed, value)).toThrow();
    else expect(checkDomain(typed, value)).toBe(domain);
  });
});
