'use client';

import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { TextInput } from '@/components/ui/text-input';
import type { Ask, MakeOptions, SignOptions } from './passkey-act';
import { PasskeyForm } from './passkey-form';

type SignProps = { ask: Ask<SignOptions>; action: FormAction; returnTo?: string | undefined };

/** Signs in by passkey alone. */
export function SignInByPasskey(props: SignProps) {
  return <PasskeyForm {...props} label="Sign in with a passkey" refusal="You are not signed in" />;
}

/** Gives a passkey after a password. */
export function SecondFactorByPasskey(props: SignProps) {
  return <PasskeyForm {...props} label="Use a passkey" refusal="You are not signed in" />;
}

/** Proves again who sits at the screen. */
export function ProveByPasskey(props: SignProps) {
  return <PasskeyForm {...props} label="Confirm with a passkey" refusal="This did not prove it" />;
}

type AddProps = { ask: Ask<MakeOptions>; action: FormAction };

/** Makes a passkey, under a name by which its owner knows it. */
export function AddPasskey(props: AddProps) {
  return (
    <PasskeyForm {...props} label="Add a passkey" refusal="No passkey was added">
      {(state) => (
        <Field
          id="name"
          label="Name"
          hint="By which you know it: “work laptop”, “blue key”."
          error={state.fields?.['name']}
        >
          {(control) => (
            <TextInput
              {...control}
              name="name"
              maxLength={60}
              required
              autoComplete="off"
              defaultValue={state.values?.['name']}
            />
          )}
        </Field>
      )}
    </PasskeyForm>
  );
}
