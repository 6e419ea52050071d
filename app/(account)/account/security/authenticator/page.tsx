import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { AuthenticatorForm } from '@/components/accounts/authenticator-form';
import { QrCode } from '@/components/accounts/qr-code';
import { ActForm } from '@/components/ui/act-form';
import { CodeBlock } from '@/components/ui/code-block';
import { TextLink } from '@/components/ui/text-link';
import { findAuthenticatorSetup } from '@/lib/domain/second-factor/authenticator';
import { provedActor } from '@/lib/http/session';
import { beginApp, confirmApp } from './actions';

export const metadata: Metadata = { title: 'Authenticator app' };

export default async function AuthenticatorPage() {
  const setup = await findAuthenticatorSetup(await provedActor('/account/security/authenticator'));
  return (
    <AccountPage
      title="Authenticator app"
      lead="An app that shows a new code every 30 seconds: Aegis, 2FAS, Google Authenticator, or your password manager."
      current="/account/security"
    >
      <div className="mt-6 flex max-w-measure flex-col items-start gap-6 text-sm">
        <AuthenticatorForm
          action={confirmApp}
          begun={setup !== undefined}
          begin={<Begin again={setup !== undefined} />}
        >
          {setup !== undefined && (
            <>
              <p>1. Read this picture with the app, or type the secret into it.</p>
              <QrCode text={setup.address} label="QR code of the secret below" />
              <div className="w-full max-w-field">
                <CodeBlock code={setup.secret} label="secret" title="Secret, time-based" />
              </div>
              <p>2. Give the code that the app then shows.</p>
            </>
          )}
        </AuthenticatorForm>
        <p>
          <TextLink href="/account/security">Back to how you sign in</TextLink>
        </p>
      </div>
    </AccountPage>
  );
}

function Begin({ again }: { again: boolean }) {
  return (
    <ActForm
      action={beginApp}
      label={again ? 'Begin again with another secret' : 'Begin'}
      pendingText="Making a secret…"
      kind={again ? 'quiet' : 'primary'}
    >
      {!again && (
        <p>
          The gallery makes a secret, which the app keeps. It counts once you gave a code that the app made of
          it.
        </p>
      )}
    </ActForm>
  );
}
