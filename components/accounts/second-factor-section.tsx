import { Badge } from '@/components/ui/badge';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { RecoveryCodeAct } from './recovery-code-act';

type Props = {
  on: boolean;
  /** Whether the gallery asks for it. */
  demanded: boolean;
  /** Whether this session may change nothing before it is on. */
  lacking: boolean;
  hasPasskey: boolean;
  /** What is given first: a password, or what a provider says. */
  first: string;
  /** Whether passkeys are taken here. */
  passkeysPossible: boolean;
  turnOn: FormAction<FormState & { codes?: string[] }>;
  turnOff: FormAction;
};

/** Whether a second thing is asked for at sign-in, what that means, and how it is turned on and off. */
export function SecondFactorSection(props: Props) {
  const { on, demanded, lacking, hasPasskey, first, passkeysPossible, turnOn, turnOff } = props;
  return (
    <Section id="second-factor" title="Second factor">
      {lacking && (
        <Notice tone="warn" title="This gallery asks for a second factor">
          Turn one on: until then you cannot change anything here.
        </Notice>
      )}
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={on ? 'good' : 'plain'}>{on ? 'On' : 'Off'}</Badge>
        {on
          ? `After ${first} you are asked for ${passkeysPossible ? 'a code, a passkey' : 'a code'} or a recovery code.`
          : `Whoever gets hold of ${first} can sign in as you. With a second factor, that alone opens nothing.`}
      </p>
      {!on && !hasPasskey && (
        <p>Set up an authenticator app{passkeysPossible && ', or add a passkey and turn it on here'}.</p>
      )}
      <RecoveryCodeAct
        action={turnOn}
        label="Turn on the second factor"
        pendingText="Turning it on…"
        done="Your second factor is on"
        offered={!on && hasPasskey}
      >
        <p>Your passkeys will be asked for after {first}. You get ten recovery codes with it.</p>
      </RecoveryCodeAct>
      {on && demanded && <p className="text-ink-soft">This gallery asks for it: it cannot be turned off.</p>}
      {on && !demanded && (
        <FoldedAct
          summary="Turn off the second factor"
          action={turnOff}
          label="Turn it off"
          pendingText="Turning it off…"
        >
          <p>
            {first[0]?.toUpperCase()}
            {first.slice(1)} alone will open your account again. Your authenticator app and your recovery
            codes stop counting{passkeysPossible && '; passkeys stay'}.
          </p>
        </FoldedAct>
      )}
    </Section>
  );
}
