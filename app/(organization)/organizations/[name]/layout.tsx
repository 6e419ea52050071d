import { OrganizationNotices } from '@/components/organizations/organization-notices';
import { listOwnToDos } from '@/lib/domain/organizations/policies';
import { findViewedOrganization } from './load';

/** Tells on every page of an organization what keeps it, or the reader, from acting in its name. */
export default async function OneOrganizationLayout({
  children,
  params,
}: LayoutProps<'/organizations/[name]'>) {
  const organization = await findViewedOrganization((await params).name);
  return (
    <>
      {organization !== undefined && (
        <OrganizationNotices
          name={organization.name}
          confirmed={organization.confirmed}
          toDos={await listOwnToDos(organization)}
        />
      )}
      {children}
    </>
  );
}
