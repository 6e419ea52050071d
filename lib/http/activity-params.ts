import { z } from 'zod';
import { activityKinds, type ActivityKind } from '@/lib/domain/activity/kinds';
import { type Moment, momentText, parseMoment, type Place } from '@/lib/domain/activity/moment';
import type { ActivityQuestion } from '@/lib/domain/activity/question';

type Asked = Readonly<Record<string, unknown>>;

const word = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u)
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const moment = z.string().transform(parseMoment).optional().catch(undefined);

// safe because these are all keys of an object literal
const kinds = Object.keys(activityKinds) as ActivityKind[];

const Question = z.object({
  person: word,
  package: word,
  kind: z.enum(kinds).optional().catch(undefined),
  from: day,
  to: day,
});

const PlaceParams = z.object({ before: moment, after: moment });

/** What is looked for in a record: what makes no sense is as if it were not given. */
export const activityQuestion = (asked: Asked): ActivityQuestion => Question.parse(asked);

/** Where a page of a record begins or ends. */
export const activityPlace = (asked: Asked): Place => PlaceParams.parse(asked);

/** The parts of a question that narrow something, as a form or an address has them. */
export const questionTexts = (question: ActivityQuestion): Record<string, string> =>
  Object.fromEntries(
    Object.entries(question).filter((part): part is [string, string] => part[1] !== undefined),
  );

/** The addresses of the pages on either side of one, with the same question. */
export function waysOn(
  path: string,
  question: ActivityQuestion,
  { newer, older }: { newer: Moment | undefined; older: Moment | undefined },
): { newer: string | undefined; older: string | undefined } {
  const hrefOf = (side: 'before' | 'after', moment: Moment) =>
    `${path}?${new URLSearchParams({ ...questionTexts(question), [side]: momentText(moment) })}`;
  return { newer: newer && hrefOf('after', newer), older: older && hrefOf('before', older) };
}
