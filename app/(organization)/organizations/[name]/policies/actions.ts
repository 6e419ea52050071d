'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { PoliciesState } from '@/components/organizations/policy-form';
import { changePolicies } from '@/lib/domain/organizations/change-policies';
import { organizationPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const ticked = z.stringbool('Tick the box, or leave it.').default(false);

const orNone = (field: z.ZodType<string>) => field.transform((value) => (value.trim() === '' ? null : value));

const NewPolicies = z.object({
  organization: text('the organization', 100),
  secondFactor: ticked,
  provider: orNone(text('the provider', 100)).default(null),
  addressDomain: orNone(text('the domain', 1000)),
  newIdsByAdministratorsOnly: ticked,
  keyMaxDays: text('the number of days', 20)
    .transform((days) => (days.trim() === '' ? null : Number(days)))
    .refine((days) => days === null || Number.isInteger(days), 'Give a whole number of days.'),
});

export async function savePolicies(_previous: PoliciesState, form: FormData): Promise<PoliciesState> {
  return submit(NewPolicies, form, async ({ organization, ...policies }): Promise<PoliciesState> => {
    const { keysShortened } = await changePolicies(await sessionActor(), organization, policies);
    revalidatePath(organizationPath(organization, 'policies'));
    return { saved: true, keysShortened };
  });
}
