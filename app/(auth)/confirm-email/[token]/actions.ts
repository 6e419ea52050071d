'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { confirmAddress } from '@/lib/domain/accounts/confirm-address';
import { organizationPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const Confirmation = z.object({ token: text('the token of this address', 100) });

export async function confirm(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Confirmation, form, async ({ token }) => {
    const { name, organization } = await confirmAddress(await sessionActor(), token);
    redirect(organization ? toPath(organizationPath(name, 'email'), '/account') : '/account/email');
  });
}
