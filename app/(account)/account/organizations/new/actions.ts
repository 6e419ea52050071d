'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { createOrganization } from '@/lib/domain/organizations/create';
import { organizationPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const NewOrganization = z.object({ name: text('the name', 100), email: text('the e-mail address', 1000) });

export async function make(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewOrganization, form, async (input) => {
    const { name } = await createOrganization(await sessionActor(), input);
    redirect(toPath(organizationPath(name), '/account/organizations'));
  });
}
