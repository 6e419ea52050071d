import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ExportForm } from '@/components/accounts/export-form';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { signedInActor } from '@/lib/http/session';

export const metadata: Metadata = { title: 'Your data' };

type Props = PageProps<'/account/data'>;

export default async function DataPage({ searchParams }: Props) {
  await signedInActor('/account/data');
  const { refused } = await searchParams;
  return (
    <AccountPage title="Your data" lead="Take it with you, or leave." current="/account/data">
      <ExportForm refused={typeof refused === 'string' ? refused : undefined} />
      <Section wide id="transform" title="Make this account an organization">
        <p className="mt-2 mb-4 max-w-measure text-sm text-ink-soft">
          For an account that a team shares: it keeps its name and packages, and people publish for it with
          accounts of their own. The next page tells what goes before anything is done.
        </p>
        <LinkButton href="/account/transform">Make it an organization…</LinkButton>
      </Section>
      <Section wide id="leave" title="Delete your account">
        <p className="mt-2 mb-4 max-w-measure text-sm text-ink-soft">
          The next page tells what becomes of your packages before anything is done.
        </p>
        <LinkButton href="/account/delete">Delete your account…</LinkButton>
      </Section>
    </AccountPage>
  );
}
