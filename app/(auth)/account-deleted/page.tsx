import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Account deleted', robots: { index: false } };

export default function AccountDeletedPage() {
  return (
    <>
      <PageTitle
        title="Your account was deleted"
        lead="You are signed out everywhere. What you published stays, as you chose."
      />
      <p className="mt-6">
        <LinkButton href="/">To the packages</LinkButton>
      </p>
    </>
  );
}
