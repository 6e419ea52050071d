import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import { toHttpError } from './errors';
import { noteFormWait } from './form-wait';
import { requestIdHeader } from './front-headers';
import { pathOfReferrer, toPath, withReturn } from './return-path';

/** What a form shows after it was refused. Passwords are not among the values. */
export type FormState = {
  /** What is wrong as a whole. */
  error?: string;
  /** What is wrong with a field, by its name. */
  fields?: Record<string, string>;
  /** What was sent, so that nobody types it twice. */
  values?: Record<string, string>;
};

/** Checks a form, runs what it asks for, and turns a refusal into a sentence for it. */
export async function submit<Schema extends z.ZodType, Answer extends FormState>(
  schema: Schema,
  form: FormData,
  run: (input: z.infer<Schema>) => Promise<Answer | undefined>,
): Promise<Answer | FormState> {
  const values = valuesOf(form);
  const odd = fieldsWithControlCharacters(form);
  if (odd.length > 0) {
    return { fields: Object.fromEntries(odd.map((name) => [name, holdsControlCharacters])), values };
  }
  const parsed = schema.safeParse(fieldsOf(form), { error: () => notUsable });
  if (!parsed.success) return { fields: fieldErrors(parsed.error), values };

  try {
    return (await run(parsed.data)) ?? {};
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof DomainError && error.code === 'proofNeeded') redirect(await pathToConfirm());
    if (error instanceof DomainError && error.code === 'tooManyTries') await noteWait(error);
    if (error instanceof DomainError && error.field !== undefined) {
      return { fields: { [error.field]: error.message }, values };
    }
    return { error: toHttpError(error).message, values };
  }
}

async function noteWait({ retryAfterSeconds = 1 }: DomainError): Promise<void> {
  const requestId = (await headers()).get(requestIdHeader);
  if (requestId !== null) noteFormWait(requestId, retryAfterSeconds);
}

/** Leads to the page where people prove again who they are, and from there back to the form. */
async function pathToConfirm(): Promise<Route> {
  const path = pathOfReferrer((await headers()).get('referer'));
  return withReturn('/confirm', toPath(path, '/account/sessions'));
}

const holdsControlCharacters =
  'This held control characters, which cannot be kept. Check it, and send it again.';

/** Said where a rule of a schema has no sentence of its own. */
const notUsable = 'This cannot be used as it is. Check it, and send it again.';

/** NUL, which PostgreSQL cannot store, and its like; lines and tabs are text. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/gu;

function fieldsWithControlCharacters(form: FormData): string[] {
  const odd = [...form].filter(
    ([, value]) => typeof value === 'string' && value.search(controlCharacter) >= 0,
  );
  return [...new Set(odd.map(([name]) => name))];
}

/** A form's fields; one that was sent more than once is an array. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name);
    fields[name] = all.length === 1 ? all[0] : all;
  }
  return fields;
}

function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|^\$/i.test(name))
      values[name] = value.replace(controlCharacter, '');
  }
  return values;
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message;
  return fields;
}
