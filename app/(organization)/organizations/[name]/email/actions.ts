'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { cancelAddressChange, changeAddress, resendConfirmation } from '@/lib/domain/accounts/address';
import { organizationPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const organization = text('the organization', 100);
const Named = z.object({ organization });
const NewAddress = z.object({ organization, email: text('the e-mail address', 1000) });

export async function changeOrganizationAddress(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewAddress, form, async ({ organization, email }) => {
    await changeAddress(await sessionActor(), email, organization);
    revalidatePath(organizationPath(organization, 'email'));
    return undefined;
  });
}

export async function cancelChange(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Named, form, async ({ organization }) => {
    await cancelAddressChange(await sessionActor(), organization);
    revalidatePath(organizationPath(organization, 'email'));
    return undefined;
  });
}

export type ResendState = FormState & { sent?: boolean };

export async function resend(_previous: ResendState, form: FormData): Promise<ResendState> {
  return submit(Named, form, async ({ organization }): Promise<ResendState> => {
    await resendConfirmation(await sessionActor(), organization);
    return { sent: true };
  });
}
