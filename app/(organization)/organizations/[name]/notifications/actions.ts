'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { changeNotifications } from '@/lib/domain/accounts/notifications';
import { organizationPath } from '@/lib/format/paths';
import { text, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

type Saved = FormState & { saved?: true };

const Choices = z.object({
  organization: text('the organization', 100),
  emailAllowed: ticked,
  notifyPackagePushed: ticked,
});

export async function saveNotifications(_previous: Saved, form: FormData): Promise<Saved> {
  return submit(Choices, form, async ({ organization, ...choices }): Promise<Saved> => {
    await changeNotifications(await sessionActor(), choices, organization);
    revalidatePath(organizationPath(organization, 'notifications'));
    return { saved: true };
  });
}
