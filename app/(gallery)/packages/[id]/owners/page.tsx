import { InviteOwner } from '@/components/owners/invite-owner';
import { OwnerTable } from '@/components/owners/owner-table';
import { WaitingOwners } from '@/components/owners/waiting-owners';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { getOwnership } from '@/lib/domain/owners/ownership';
import { packageOwnersPath, packagePath } from '@/lib/format/paths';
import { orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { fullActor, provedActor } from '@/lib/http/session';
import { cancel, invite, remove } from './actions';

type Props = PageProps<'/packages/[id]/owners'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Owners of ${decodePart((await params).id)}`, robots: { index: false } };
}

/** Who decides about the owners proves first who he is, so that what he fills in is not lost. */
export default async function PackageOwnersPage({ params }: Props) {
  const asked = decodePart((await params).id);
  const path = packageOwnersPath(asked);
  const actor = await fullActor(path);
  const { id, owners, waiting, ...ownership } = await orNotFound(getOwnership(actor, asked));
  const { mayManage, newOwner, locked } = ownership;
  if (mayManage) await provedActor(path);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: id, href: packagePath(id) }, { label: 'Owners' }]} />
      <div className="mt-3">
        <PageTitle
          title={`Owners of ${id}`}
          lead="Owners publish, unlist and deprecate versions, and decide who else owns the package. Everybody sees who they are."
        />
      </div>
      <div className="mt-6 flex flex-col gap-3">
        {locked && (
          <Notice tone="warn" title="The package is locked">
            Its owners stay as they are until the administrators of the gallery unlock it.
          </Notice>
        )}
        {!mayManage && (
          <Notice tone="info" title="You may look, and not change anything here">
            People who own the package decide about its owners, and administrators of organizations that do.
          </Notice>
        )}
      </div>
      <div className="mt-6">
        <OwnerTable id={id} owners={owners} {...(mayManage && { remove })} />
      </div>
      {waiting.length > 0 && <WaitingOwners waiting={waiting} {...(mayManage && { cancel })} />}
      {newOwner !== undefined && (
        <InviteOwner action={invite} id={id} newOwner={newOwner} sendsMail={sendsMail()} />
      )}
    </>
  );
}
