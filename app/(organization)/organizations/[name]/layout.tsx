import type { ReactNode } from 'react';
import { OrganizationNotices } from '@/components/organizations/organization-notices';
import { unmetDemands } from '@/lib/domain/organization-errors';
import { findViewedOrganization } from './load';

type Props = { children: ReactNode; params: Promise<{ name: string }> };

export default async function NamedOrganizationLayout({ children, params }: Props) {
  const organization = await findViewedOrganization((await params).name);
  return (
    <>
      {organization !== undefined && (
        <OrganizationNotices
          name={organization.name}
          confirmed={organization.confirmed}
          unmet={organization.standing && unmetDemands(organization.standing)}
        />
      )}
      {children}
    </>
  );
}
