import { Field } from '@/components/ui/field';
import type { FormState } from '@/components/ui/form-state';
import { TextInput } from '@/components/ui/text-input';

type Props = {
  label: string;
  hint?: string;
  /** Whether the browser offers passkeys there, too. */
  passkeys?: boolean;
  state: FormState;
};

/** Where somebody types the name of his account. */
export function NameField({ label, hint, passkeys = false, state }: Props) {
  return (
    <Field id="name" label={label} {...(hint !== undefined && { hint })} error={state.fields?.['name']}>
      {(control) => (
        <TextInput
          {...control}
          name="name"
          autoComplete={passkeys ? 'username webauthn' : 'username'}
          asTyped
          required
          defaultValue={state.values?.['name']}
        />
      )}
    </Field>
  );
}
