import { Field } from './field';
import type { FormState } from './form-state';
import { TextInput } from './text-input';

type Props = {
  label?: string;
  hint: string;
  state: FormState;
  /** What stands there at first. */
  value?: string | undefined;
};

/** Where somebody is asked for an address: the browser offers and looks over it. The form's name for it is `email`. */
export function EmailField({ label = 'E-mail address', hint, state, value }: Props) {
  return (
    <Field id="email" label={label} hint={hint} error={state.fields?.['email']}>
      {(control) => (
        <TextInput
          {...control}
          type="email"
          name="email"
          autoComplete="email"
          maxLength={256}
          required
          defaultValue={state.values?.['email'] ?? value}
        />
      )}
    </Field>
  );
}
