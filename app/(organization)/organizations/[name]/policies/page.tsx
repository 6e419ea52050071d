import type { Metadata } from 'next';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { PolicyForm } from '@/components/organizations/policy-form';
import { PolicyList } from '@/components/organizations/policy-list';
import { UnmetTable } from '@/components/organizations/unmet-table';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { env } from '@/lib/config/env';
import { listWaysIn } from '@/lib/domain/accounts/providers/find';
import { getPolicies } from '@/lib/domain/organizations/policies';
import { listUnmetMembers } from '@/lib/domain/organizations/unmet-members';
import { organizationPath } from '@/lib/format/paths';
import { orNotFound } from '@/lib/http/page';
import { fullActor } from '@/lib/http/session';
import { savePolicies } from './actions';

type Props = PageProps<'/organizations/[name]/policies'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Policies of ${(await params).name}` };
}

export default async function PoliciesPage({ params, searchParams }: Props) {
  const { name: asked } = await params;
  const actor = await fullActor(organizationPath(asked, 'policies'));
  const found = await orNotFound(getPolicies(actor, asked));
  const { organization, policies, providerName, mayChange, mayJudge } = found;
  const path = organizationPath(organization.name, 'policies');
  const unmet = mayJudge
    ? await listUnmetMembers(actor, organization.name, Number((await searchParams)['page'] ?? 1))
    : undefined;
  const isGone = policies.provider !== null && providerName === undefined;
  const providers = [
    ...listWaysIn().map(({ id, name }) => ({ id, name })),
    ...(isGone ? [{ id: policies.provider ?? '', name: `${policies.provider} (no longer offered)` }] : []),
  ];
  return (
    <OrganizationPage
      organization={organization}
      title="Policies"
      lead="What the organization asks of its members, and what they may do in its name."
      current={path}
    >
      {isGone && (
        <div className="mt-6">
          <Notice tone="warn" title={`Nobody signs in by “${policies.provider}” any more`}>
            The policies ask for it, and it is no longer in the settings of this gallery: nobody can link it
            anew. {mayChange ? 'Choose another one, or none.' : 'Only administrators can choose another one.'}
          </Notice>
        </div>
      )}
      {mayChange ? (
        <PolicyForm
          action={savePolicies}
          name={organization.name}
          policies={policies}
          providers={providers}
          maxDays={env().API_KEY_MAX_DAYS}
        />
      ) : (
        <>
          <PolicyList policies={policies} providerName={providerName} maxDays={env().API_KEY_MAX_DAYS} />
          <p className="mt-4 max-w-measure text-sm text-ink-soft">
            Only administrators of the organization who meet these themselves can change them.
          </p>
        </>
      )}
      {unmet !== undefined && (
        <Section wide id="unmet" title="Who does not meet them">
          {unmet.total === 0 ? (
            <p className="mt-3 text-sm text-ink-soft">Every member meets what is asked.</p>
          ) : (
            <div className="mt-3">
              <UnmetTable members={unmet.members} />
              <Pagination
                label="Pages of members"
                page={unmet.page}
                pageCount={unmet.pages}
                hrefOf={(number) => `${path}?page=${number}`}
              />
            </div>
          )}
        </Section>
      )}
    </OrganizationPage>
  );
}
