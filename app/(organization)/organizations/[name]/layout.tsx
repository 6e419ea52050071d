import { UnmetNotice } from '@/components/organizations/unmet-notice';
import { listOwnToDos } from '@/lib/domain/organizations/policies';
import { sessionActor } from '@/lib/http/session';

/** Tells a member on every page of his organization what keeps him from acting in its name. */
export default async function OneOrganizationLayout({
  children,
  params,
}: LayoutProps<'/organizations/[name]'>) {
  const { name } = await params;
  return (
    <>
      <UnmetNotice {...await listOwnToDos(await sessionActor(), name)} />
      {children}
    </>
  );
}
