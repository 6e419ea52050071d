import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { LiveMatches } from './live-matches';

type Props = {
  value: string;
  error: string | undefined;
  /** Packages to tick in place of typing their IDs. */
  choices: ReactNode;
  /** Which packages those are now, in words. */
  covers: string;
};

/** Which packages a key covers, and which those are now. */
export function KeyPackagesField({ value, error, choices, covers }: Props) {
  return (
    <div>
      <Field
        id="globs"
        label="Package IDs"
        hint="One pattern a line; “*” stands for any run of characters: “Acme.*”. It covers IDs that do not exist yet, too."
        error={error}
      >
        {(control) => <TextArea {...control} name="globs" rows={3} defaultValue={value} />}
      </Field>
      {choices}
      <LiveMatches key={covers} source="/account/api-keys/matches" words={covers} />
    </div>
  );
}
