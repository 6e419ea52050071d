import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { TimeAgo } from '@/components/ui/time-ago';

type Props = {
  authenticator: { addedAt: Date | null; readable: boolean } | undefined;
  /** Whether another second factor remains without it. */
  removable: boolean;
  remove: FormAction;
};

/** The app whose codes are asked for. */
export function AuthenticatorSection({ authenticator, removable, remove }: Props) {
  return (
    <Section id="authenticator" title="Authenticator app">
      {authenticator === undefined && (
        <p>
          An app on your phone that shows a new code every 30 seconds, without a network. You have none set up
          here.
        </p>
      )}
      {authenticator?.readable === false && (
        <Notice tone="warn" title="Your app no longer fits this gallery">
          The gallery can no longer read what it shared with the app. Set the app up again.
        </Notice>
      )}
      {authenticator !== undefined && authenticator.addedAt !== null && (
        <p>
          Set up <TimeAgo at={authenticator.addedAt} />.
        </p>
      )}
      <LinkButton href="/account/security/authenticator">
        {authenticator === undefined ? 'Set up an app' : 'Set up another app instead'}
      </LinkButton>
      {authenticator !== undefined && removable && (
        <FoldedAct
          summary="Remove the app"
          action={remove}
          label="Remove the authenticator app"
          pendingText="Removing…"
        >
          <p>Its codes are not taken any more. Your passkeys and recovery codes are asked for instead.</p>
        </FoldedAct>
      )}
    </Section>
  );
}
