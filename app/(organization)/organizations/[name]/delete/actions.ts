'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deleteOrganization } from '@/lib/domain/organizations/delete';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const Deletion = z.object({ organization: text('the organization', 100), name: text('the name', 100) });

export async function deleteThis(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Deletion, form, async (input) => {
    await deleteOrganization(await sessionActor(), input);
    redirect('/account/organizations?deleted');
  });
}
