'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { looksAutomatic } from '@/lib/domain/errors';
import { reportReasons } from '@/lib/domain/reports/reasons';
import { reportVersion } from '@/lib/domain/reports/report';
import { reportPath } from '@/lib/format/paths';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { letInOrSignIn } from '@/lib/http/page';
import { idParam, versionParam } from '@/lib/http/params';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { normalizedVersion } from '@/lib/nuget/version';

const Reason = z.enum(reportReasons);

const Report = z.object({
  id: text('the package ID', 100),
  version: text('the version', 256),
  reason: Reason,
  // A browser sends two characters for each end of a line, which nobody has counted.
  message: text('the message', 10_000).transform((message) => message.replace(/\r\n?/g, '\n')),
  email: text('your e-mail address', 256).optional(),
  contactedOwners: z.stringbool().optional(),
  copy: z.stringbool().optional(),
  homepage: z.string().optional(),
});

/** Tells the administrators of a version. A reason that no form offers leads nowhere. */
export async function sendReport(_previous: FormState, form: FormData): Promise<FormState> {
  await letInOrSignIn();
  if (!Reason.safeParse(form.get('reason')).success) notFound();
  return submit(Report, form, async ({ homepage = '', contactedOwners, copy, ...input }) => {
    if (homepage !== '') throw looksAutomatic();
    const { id, lowerId } = idParam(input.id);
    const { version, lowerVersion } = versionParam(id, input.version);
    await reportVersion(await sessionActor(), {
      ...input,
      lowerId,
      lowerVersion,
      contactedOwners: contactedOwners === true,
      copy: copy === true,
    });
    redirect(toPath(`${reportPath(id, normalizedVersion(version))}/sent`, '/'));
  });
}
