import { Field } from './field';
import type { FormState } from './form-state';
import { TextInput } from './text-input';

type Props = {
  label: string;
  hint?: string;
  name?: string;
  /** What it is to a password manager. */
  use: 'current-password' | 'new-password';
  state: FormState;
};

/** Where somebody types a password, which is never sent back. A new one is held to its length by the browser, too. */
export function PasswordField({ label, hint, name = 'password', use, state }: Props) {
  const bounds = use === 'new-password' ? { minLength: 10, maxLength: 128 } : {};
  return (
    <Field id={name} label={label} {...(hint !== undefined && { hint })} error={state.fields?.[name]}>
      {(control) => (
        <TextInput {...control} {...bounds} type="password" name={name} autoComplete={use} required />
      )}
    </Field>
  );
}
