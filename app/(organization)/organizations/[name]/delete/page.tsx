import { DeleteOrganizationForm } from '@/components/organizations/delete-organization-form';
import { DeletionConsequences } from '@/components/organizations/deletion-consequences';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { Notice } from '@/components/ui/notice';
import { hasOtherMembers, organizationOrphans } from '@/lib/domain/organization-errors';
import { type OrganizationDeletion, previewDeletion } from '@/lib/domain/organizations/delete';
import { organizationPath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { provedActor } from '@/lib/http/session';
import { loadOrganization } from '../load';
import { deleteThis } from './actions';

type Props = PageProps<'/organizations/[name]/delete'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Delete ${decodePart((await params).name)}` };
}

export default async function DeleteOrganizationPage({ params }: Props) {
  const { actor, name, refusal } = await loadOrganization((await params).name, 'delete');
  const path = organizationPath(name, 'delete');
  if (refusal === undefined) await provedActor(path);
  const deletion = await previewDeletion(actor, name);
  const obstacles = refusal === undefined ? obstaclesOf(name, deletion) : [refusal];
  return (
    <OrganizationPage
      organization={{ name }}
      title="Delete the organization"
      lead="There is no way back: neither its members nor the administrators of the gallery can undo it."
      current={path}
    >
      <DeletionConsequences name={name} deletion={deletion} />
      {obstacles.length === 0 ? (
        <DeleteOrganizationForm action={deleteThis} name={name} />
      ) : (
        <div className="mt-6">
          <Notice tone="warn" title="You cannot delete this organization yet">
            {obstacles.map((obstacle) => (
              <p key={obstacle}>{obstacle}</p>
            ))}
          </Notice>
        </div>
      )}
    </OrganizationPage>
  );
}

const obstaclesOf = (name: string, { others, orphans }: OrganizationDeletion) => [
  ...(others > 0 ? [hasOtherMembers(name, others).message] : []),
  ...(orphans.length > 0 ? [organizationOrphans(orphans).message] : []),
];
