'use client';

import { type ReactNode, useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';
import type { KeyHints } from './key-hints';
import { KeyNetworksField } from './key-networks-field';
import { KeyPackagesField } from './key-packages-field';
import { useMatches } from './use-matches';

type Props = {
  action: FormAction<SavedState & { told?: string }>;
  apiKeyKey: number;
  ownerKey: number;
  globs: string;
  networks: string;
  reads: boolean;
  hints: KeyHints;
  choices: ReactNode;
  /** What it covers now. */
  covers: string;
};

/** Changes what of a key can be changed. */
export function EditKeyForm({ action, apiKeyKey, ownerKey, globs, networks, reads, ...shown }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values } = state;
  const { said, listen } = useMatches(state.told ?? shown.covers);
  return (
    <form action={send} onInput={listen} onReset={listen} className="flex w-full flex-col gap-5">
      <ErrorSummary title="The key was not changed" state={state} />
      <Saved state={state}>The key was changed</Saved>
      <input type="hidden" name="key" value={apiKeyKey} />
      <input type="hidden" name="owner" value={ownerKey} />
      <KeyPackagesField
        value={values?.['globs'] ?? globs}
        error={fields['globs']}
        hint={shown.hints.globs}
        choices={shown.choices}
        covers={said}
      />
      <KeyNetworksField
        value={values?.['networks'] ?? networks}
        error={fields['networks']}
        hint={shown.hints.networks}
      />
      <Checkbox
        name="read"
        value="true"
        defaultChecked={values === undefined ? reads : values['read'] === 'true'}
        label="Read all packages, where a gallery is for members only"
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingText="Changing the key…">Change the key</SubmitButton>
        <span className="hidden noscript:block">
          <SubmitButton kind="plain" name="ask" value="covers" pendingText="Looking…">
            Show what it covers
          </SubmitButton>
        </span>
      </div>
    </form>
  );
}
