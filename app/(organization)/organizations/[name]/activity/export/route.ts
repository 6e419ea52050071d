import { exportOrganizationActivity } from '@/lib/domain/organizations/export-activity';
import { activityFile, activityFormats } from '@/lib/http/activity-file';
import { activityQuestion } from '@/lib/http/activity-params';
import { formRoute } from '@/lib/http/form-route';
import { decodePart } from '@/lib/http/params';

/** An organization's record, or what of it fits the question of the form, as a file. */
export const POST = formRoute(pageOf, async (actor, request) => {
  const asked = Object.fromEntries(await request.formData());
  const [, , name = ''] = new URL(request.url).pathname.split('/');
  const { organization, lines } = await exportOrganizationActivity(
    actor,
    decodePart(name),
    activityQuestion(asked),
  );
  const format = activityFormats.find((known) => known === asked['format']) ?? 'csv';
  return activityFile(organization, format, lines);
});

function pageOf(path: string): string {
  return path.replace(/\/export$/, '');
}
