import { TextLink } from '@/components/ui/text-link';

/** Says on every page that the account has to prove its address. */
export function UnconfirmedBanner() {
  return (
    <div role="status" className="border-b border-line bg-warn-soft text-sm print:hidden">
      <p className="mx-auto w-full max-w-page px-4 py-2 sm:px-6">
        Your e-mail address is not confirmed. Until it is, you can publish nothing.{' '}
        <TextLink href="/account/email">See how to confirm it</TextLink>.
      </p>
    </div>
  );
}
