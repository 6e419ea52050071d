import { ActivityFilters } from '@/components/activity/activity-filters';
import { ActivityTable } from '@/components/activity/activity-table';
import { ExportActivity } from '@/components/activity/export-activity';
import { NewerOlder } from '@/components/activity/newer-older';
import { NothingFits } from '@/components/activity/nothing-fits';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { kindsOf } from '@/lib/domain/activity/kinds';
import { listOrganizationActivity } from '@/lib/domain/organizations/activity';
import { organizationPath } from '@/lib/format/paths';
import { activityPlace, activityQuestion, questionTexts, waysOn } from '@/lib/http/activity-params';
import { orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { fullActor } from '@/lib/http/session';

type Props = PageProps<'/organizations/[name]/activity'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Activity of ${decodePart((await params).name)}`, robots: { index: false } };
}

export default async function OrganizationActivityPage({ params, searchParams }: Props) {
  const name = decodePart((await params).name);
  const actor = await fullActor(organizationPath(name, 'activity'));
  const asked = await searchParams;
  const question = activityQuestion(asked);
  const { organization, lines, unknown, ...page } = await orNotFound(
    listOrganizationActivity(actor, name, question, activityPlace(asked)),
  );
  const path = organizationPath(organization.name, 'activity');
  const { refused } = asked;
  return (
    <OrganizationPage
      organization={organization}
      title="Activity"
      lead="What was done in the name of this organization, to it, and to its packages by those who run this gallery. Only members see this."
      current={path}
    >
      <ActivityFilters path={path} question={question} kinds={kindsOf.organization} names={{ unknown }} />
      {lines.length > 0 ? <ActivityTable caption="Activity" lines={lines} /> : <NothingFits path={path} />}
      <NewerOlder {...waysOn(path, question, page)} />
      <ExportActivity
        action={`${path}/export`}
        values={questionTexts(question)}
        refused={typeof refused === 'string' ? refused : undefined}
      />
    </OrganizationPage>
  );
}
