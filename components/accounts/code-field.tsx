import { Field } from '@/components/ui/field';
import type { FormState } from '@/components/ui/form-state';
import { TextInput } from '@/components/ui/text-input';

/** Where somebody types what an authenticator app shows. */
export function CodeField({ state }: { state: FormState }) {
  return (
    <Field
      id="code"
      label="Code"
      hint="The six digits that your authenticator app shows for this gallery."
      error={state.fields?.['code']}
    >
      {(control) => (
        <TextInput
          {...control}
          name="code"
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
        />
      )}
    </Field>
  );
}
