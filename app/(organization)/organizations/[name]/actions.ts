'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { changeProfile } from '@/lib/domain/accounts/own-profile';
import { organizationPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

type Saved = FormState & { saved?: true };

const Profile = z.object({
  organization: text('the organization', 100),
  displayName: text('the display name', 1000),
  bio: text('the text about the organization', 10_000),
  website: text('the website', 1000),
});

export async function saveProfile(_previous: Saved, form: FormData): Promise<Saved> {
  return submit(Profile, form, async ({ organization, ...profile }): Promise<Saved> => {
    await changeProfile(await sessionActor(), profile, organization);
    revalidatePath(organizationPath(organization));
    return { saved: true };
  });
}
