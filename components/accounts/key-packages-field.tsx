import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';

type Props = {
  value: string;
  error: string | undefined;
  hint: string;
  /** Packages to tick in place of typing their IDs. */
  choices: ReactNode;
  /** Which packages those are now, in words. */
  covers: string;
};

/** Which packages a key covers, and which those are now. */
export function KeyPackagesField({ value, error, hint, choices, covers }: Props) {
  return (
    <div>
      <Field id="globs" label="Package IDs" hint={hint} error={error}>
        {(control) => <TextArea {...control} name="globs" rows={3} defaultValue={value} />}
      </Field>
      {choices}
      <p role="status" className="mt-2 max-w-field text-xs wrap-anywhere">
        {covers}
      </p>
    </div>
  );
}
