'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { revokeOrganizationKey } from '@/lib/domain/api-keys/organization-keys';
import { organizationPath } from '@/lib/format/paths';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const OneKey = z.object({ organization: text('the organization', 100), key: rowKey });

export async function revokeKey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneKey, form, async ({ organization, key }) => {
    await revokeOrganizationKey(await sessionActor(), organization, key);
    revalidatePath(organizationPath(organization, 'api-keys'));
    return undefined;
  });
}
