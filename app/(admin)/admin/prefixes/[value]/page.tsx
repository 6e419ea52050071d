import { AdminPage } from '@/components/admin/admin-page';
import { AddOwnerForm } from '@/components/prefixes/add-owner-form';
import { PrefixName } from '@/components/prefixes/prefix-name';
import { PrefixOwners } from '@/components/prefixes/prefix-owners';
import { UnderPrefix } from '@/components/prefixes/under-prefix';
import { FoldedAct } from '@/components/ui/folded-act';
import { Section } from '@/components/ui/section';
import { getPrefixDetails } from '@/lib/domain/prefixes/details';
import { administratorActor } from '@/lib/http/administrator';
import { orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { provedActor } from '@/lib/http/session';
import { addOwner, release, removeOwner } from '../actions';

type Props = PageProps<'/admin/prefixes/[value]'>;

export async function generateMetadata({ params }: Props) {
  return { title: decodePart((await params).value) };
}

/** As on the page before: who comes to change it proves first who he is. */
export default async function AdminPrefixPage({ params }: Props) {
  const asked = decodePart((await params).value);
  const path = `/admin/prefixes/${encodeURIComponent(asked)}`;
  await administratorActor(path);
  await provedActor(path);
  const { value, exact, shared, owners, wider, packages } = await orNotFound(getPrefixDetails(asked));
  return (
    <AdminPage
      title={<PrefixName value={value} exact={exact} />}
      lead={
        shared
          ? 'Shared: everybody may publish under it, and its owners have the mark.'
          : `Nobody but its owners${wider ? ' and those of a wider prefix' : ''} publishes new IDs under it.`
      }
      current="/admin/prefixes"
    >
      <Section id="owners" title="Who holds it">
        <PrefixOwners value={value} owners={owners} remove={removeOwner} />
        <AddOwnerForm action={addOwner} value={value} />
      </Section>
      <Section id="packages" title="What lies under it">
        <UnderPrefix packages={packages} />
      </Section>
      <Section id="release" title="Release it">
        <FoldedAct
          summary="No longer reserve it"
          action={release}
          values={{ value }}
          label={`Release ${value}`}
          pendingText="Releasing…"
        >
          <p>
            From then on whoever comes first owns each new ID under it that no other prefix keeps. The
            packages of its owners lose the mark that no other prefix justifies.
          </p>
        </FoldedAct>
      </Section>
    </AdminPage>
  );
}
