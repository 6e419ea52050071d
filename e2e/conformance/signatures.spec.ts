import { z } from 'zod';
import { ServiceIndex } from './documents';
import { expect, test } from './fixtures';
import { notOffered } from './verdicts';

/** https://learn.microsoft.com/nuget/api/repository-signatures-resource */
const RepositorySignatures = z.object({
  allRepositorySigned: z.boolean(),
  signingCertificates: z.array(z.object({ contentUrl: z.url({ protocol: /^https$/ }) })),
});

test('repository signatures are told in both forms of their document [check 83]', async ({
  request,
  feed,
}) => {
  const { resources } = ServiceIndex.parse(await (await request.get(feed.indexUrl)).json());
  const named = resources.filter(({ '@type': type }) => type.startsWith('RepositorySignatures/'));
  if (named.length === 0) notOffered('The service index has no RepositorySignatures.');

  for (const { '@id': url, '@type': type } of named) {
    const document = RepositorySignatures.parse(await (await request.get(url)).json());
    if (!type.endsWith('/5.0.0')) expect(document.allRepositorySigned).toBe(false);
  }
});
