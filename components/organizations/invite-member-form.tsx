'use client';

import { useActionState } from 'react';
import { Radio } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { MemberRole } from '@/lib/domain/organizations/standing';
import { roleNames, rolePhrases, roleRights } from './role-words';

export type InvitedState = FormState & { invited?: { who: string; role: MemberRole } };

type Props = {
  action: FormAction<InvitedState>;
  organization: string;
  /** Whether the gallery sends mail by itself. */
  sendsMail: boolean;
};

const roles = ['collaborator', 'administrator'] as const;

/** Invites somebody by name or address. */
export function InviteMemberForm({ action, organization, sendsMail }: Props) {
  const [state, send] = useActionState(action, {});
  const { invited, fields = {}, values = {} } = state;
  return (
    <Section wide id="invite" title="Invite somebody">
      <form action={send} className="mt-3 flex max-w-field flex-col gap-5">
        {invited !== undefined && (
          <FormAnswer state={state} title={`${invited.who} is invited to be ${rolePhrases[invited.role]}`}>
            {sendsMail
              ? 'A mail is on its way. The invitation is good for 30 days.'
              : 'This gallery sends no mail: people who have an account find the invitation under “Organizations” there; its operator has the links of others. It is good for 30 days.'}
          </FormAnswer>
        )}
        <ErrorSummary title="Nobody was invited" state={state} />
        <input type="hidden" name="organization" value={organization} />
        <Field
          id="who"
          label="Name or e-mail address"
          hint="The exact name of an account, or any address: whoever proves it may accept, even if that is later."
          error={fields['who']}
        >
          {(control) => (
            <TextInput
              {...control}
              name="who"
              asTyped
              maxLength={256}
              required
              defaultValue={values['who']}
            />
          )}
        </Field>
        <Fieldset id="role" legend="Role" error={fields['role']}>
          {roles.map((role) => (
            <Radio
              key={role}
              name="role"
              value={role}
              required
              defaultChecked={(values['role'] ?? 'collaborator') === role}
              label={roleNames[role]}
              hint={roleRights[role]}
            />
          ))}
        </Fieldset>
        <div>
          <SubmitButton pendingText="Inviting…">Invite</SubmitButton>
        </div>
      </form>
    </Section>
  );
}
