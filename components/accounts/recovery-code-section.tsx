import type { FormAction, FormState } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { RecoveryCodeAct } from './recovery-code-act';

type Props = { left: number; renew: FormAction<FormState & { codes?: string[] }> };

/** From so few on, people are told to make new ones. */
const few = 3;

/** How many recovery codes are left. */
export function RecoveryCodeSection({ left, renew }: Props) {
  return (
    <Section id="recovery-codes" title="Recovery codes">
      {left <= few && (
        <Notice tone="warn" title={left === 0 ? 'No recovery code is left' : 'Few recovery codes are left'}>
          Make new ones, or losing your phone locks you out.
        </Notice>
      )}
      <p>{left === 1 ? '1 code is left.' : `${left} codes are left.`} Each opens your account once.</p>
      <RecoveryCodeAct
        action={renew}
        label="Make new recovery codes"
        pendingText="Making them…"
        done="Your new recovery codes"
        offered
      >
        <p>The codes that you have now stop counting.</p>
      </RecoveryCodeAct>
    </Section>
  );
}
