'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signUp } from '@/lib/domain/accounts/sign-up';
import { invitesMember } from '@/lib/domain/organizations/own-invitations';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { rememberSession } from '@/lib/http/session';
import { requestVisitor } from '@/lib/http/visitor';

const NewPerson = z.object({
  name: text('the name', 1000),
  email: text('the e-mail address', 1000),
  password: text('the password', 1000),
  invitation: text('the token of the invitation', 100).optional(),
});

export async function makeAccount(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewPerson, form, async (person) => {
    await rememberSession(await signUp(person, await requestVisitor()));
    const { invitation } = person;
    // Whoever came by the mail of an organization wants to go on to what it says.
    if (invitation !== undefined && (await invitesMember(invitation))) {
      redirect(`/account/organizations/invitations/${encodeURIComponent(invitation)}`);
    }
    redirect('/account/email');
  });
}
