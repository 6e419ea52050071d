import { ActivityFilters } from '@/components/activity/activity-filters';
import { ActivityTable } from '@/components/activity/activity-table';
import { NewerOlder } from '@/components/activity/newer-older';
import { NothingFits } from '@/components/activity/nothing-fits';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { kindsOf } from '@/lib/domain/activity/kinds';
import { listPackageActivity } from '@/lib/domain/packages/activity';
import { packageActivityPath, packagePath } from '@/lib/format/paths';
import { activityPlace, activityQuestion, waysOn } from '@/lib/http/activity-params';
import { orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { fullActor } from '@/lib/http/session';

type Props = PageProps<'/packages/[id]/activity'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Activity of ${decodePart((await params).id)}`, robots: { index: false } };
}

export default async function PackageActivityPage({ params, searchParams }: Props) {
  const asked = decodePart((await params).id);
  const actor = await fullActor(packageActivityPath(asked));
  const given = await searchParams;
  const { kind, from, to } = activityQuestion(given);
  const question = { kind, from, to };
  const { id, lines, ...page } = await orNotFound(
    listPackageActivity(actor, asked, question, activityPlace(given)),
  );
  const path = packageActivityPath(id);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: id, href: packagePath(id) }, { label: 'Activity' }]} />
      <div className="mt-3">
        <PageTitle
          title={`Activity of ${id}`}
          lead="What was done to this package, whoever did it. Only its owners see this."
        />
      </div>
      <ActivityFilters path={path} question={question} kinds={kindsOf.package} />
      {lines.length > 0 ? <ActivityTable caption="Activity" lines={lines} /> : <NothingFits path={path} />}
      <NewerOlder {...waysOn(path, question, page)} />
    </>
  );
}
