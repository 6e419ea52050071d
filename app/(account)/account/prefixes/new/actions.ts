'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requestPrefix } from '@/lib/domain/prefixes/requests/ask';
import { prefixRequestPath } from '@/lib/format/paths';
import { text, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const NewRequest = z.object({
  value: text('the prefix', 1000),
  exact: ticked,
  shared: ticked,
  organization: text('the name of the organization', 1000)
    .optional()
    .transform((name) => (name === '' ? undefined : name)),
  reason: text('the reason', 20_000),
  evidence: text('the addresses', 20_000),
  domain: text('the domain', 1000),
});

export async function ask(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewRequest, form, async (input) => {
    const { key } = await requestPrefix(await sessionActor(), input);
    redirect(toPath(prefixRequestPath(key), '/account/prefixes'));
  });
}
