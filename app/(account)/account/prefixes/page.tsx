import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { PrefixTable } from '@/components/prefixes/prefix-table';
import { RequestTable } from '@/components/prefixes/request-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { listOwnPrefixes } from '@/lib/domain/prefixes/own';
import { listOwnRequests, listRequestsToDecide } from '@/lib/domain/prefixes/requests/list';
import { searchPath } from '@/lib/format/paths';
import { fullActor } from '@/lib/http/session';

export const metadata: Metadata = { title: 'Prefixes' };

export default async function OwnPrefixesPage() {
  const actor = await fullActor('/account/prefixes');
  const [prefixes, asked, toDecide] = await Promise.all([
    listOwnPrefixes(actor),
    listOwnRequests(actor),
    listRequestsToDecide(actor),
  ]);
  return (
    <AccountPage
      title="Prefixes"
      lead={
        <>
          Beginnings of package IDs that are reserved for you and your organizations: your packages under them
          bear the mark “Verified prefix”. <TextLink href="/prefixes">See who holds which</TextLink>
        </>
      }
      current="/account/prefixes"
    >
      {toDecide.length > 0 && (
        <Section wide id="to-decide" title="Waiting for your decision">
          <div className="mt-3">
            <RequestTable caption="Requests that you decide" requests={toDecide} />
          </div>
        </Section>
      )}
      <Section wide id="held" title="What you hold">
        <div className="mt-3">
          {prefixes.length === 0 ? (
            <EmptyState title="No prefix yet">
              Whoever publishes several packages under one name can ask for it: others then publish no new IDs
              that begin so.
            </EmptyState>
          ) : (
            <PrefixTable
              caption="Your prefixes"
              prefixes={prefixes}
              hrefOf={(value) => searchPath({ q: value })}
            />
          )}
        </div>
      </Section>
      {asked.length > 0 && (
        <Section wide id="asked" title="What you asked for">
          <div className="mt-3">
            <RequestTable caption="Your requests" requests={asked} />
          </div>
        </Section>
      )}
      <div className="mt-6">
        <LinkButton href="/account/prefixes/new">Ask for a prefix</LinkButton>
      </div>
    </AccountPage>
  );
}
