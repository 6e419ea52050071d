import { z } from 'zod';
import {
  alternateUnknown,
  invalidField,
  noVersionsNamed,
  userAgentMissing,
  versionNotFound,
} from '@/lib/domain/errors';
import { deprecate } from '@/lib/domain/packages/deprecate';
import { lowerId } from '@/lib/nuget/id';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { apiKeyActor } from './api-key-actor';
import { readBoundedBody } from './bounded-body';
import { idParam } from './params';

type Context = { params: Promise<{ id: string }> };

const mostBytes = 256 * 1024;

/** Deprecates the versions that the form or the query names, in the name of the request's API key. */
export async function takeDeprecation(request: Request, { params }: Context): Promise<Response> {
  if ((request.headers.get('user-agent') ?? '') === '') throw userAgentMissing();
  const actor = await apiKeyActor(request);
  const { id, lowerId } = idParam((await params).id);
  const fields = await readFields(request);
  const { reasons, message, alternate, listing } = readForm(fields);
  const lowerVersions = readVersions(fields).map((text) => {
    const version = readVersion(text);
    if (version === undefined) throw versionNotFound(id, text);
    return version;
  });
  await deprecate(actor, { id, lowerId, lowerVersions, reasons, message, alternate, listing });
  return new Response(null, { status: 200 });
}

/** Field names count whatever their casing, as they always did here. */
type Fields = Map<string, string[]>;

async function readFields(request: Request): Promise<Fields> {
  const fields: Fields = new Map();
  const pairs = [...new URL(request.url).searchParams, ...(await readBody(request))];
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    if (typeof value === 'string') fields.set(lower, [...(fields.get(lower) ?? []), value]);
  }
  return fields;
}

async function readBody(request: Request): Promise<FormData | []> {
  const body = await readBoundedBody(request, mostBytes);
  if (body.length === 0) return [];
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => {
    throw invalidField('body', 'The body is no form. Send application/x-www-form-urlencoded.');
  });
}

/** `versions[0]`, `versions[1]` and so on up to the first gap; or `versions`, as often as there are any. */
function readVersions(fields: Fields): string[] {
  const named = [...(fields.get('versions') ?? [])];
  for (let at = 0; ; at++) {
    const values = fields.get(`versions[${at}]`);
    if (values === undefined) break;
    named.push(...values);
  }
  if (named.length === 0) throw noVersionsNamed();
  return named;
}

function readVersion(text: string): string | undefined {
  const version = text.length > 256 ? undefined : parseVersion(text);
  return version && lowerVersion(version);
}

const flag = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', ''], 'must be "true" or "false"'))
  .default('')
  .transform((text) => text === 'true');

const text = z.string().trim().default('');

const listings = { unchanged: undefined, unlist: 'unlist', relist: 'relist', '': undefined } as const;

const Form = z.object({
  isLegacy: flag,
  hasCriticalBugs: flag,
  isOther: flag,
  alternatePackageId: text,
  alternatePackageVersion: text,
  message: text,
  listedVerb: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['unchanged', 'unlist', 'relist', ''], 'must be "Unchanged", "Unlist" or "Relist"'))
    .default(''),
});

function readForm(fields: Fields) {
  const parsed = Form.safeParse(
    Object.fromEntries(Object.keys(Form.shape).map((name) => [name, fields.get(name.toLowerCase())?.[0]])),
  );
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: '' }] = parsed.error.issues;
    const name = path.join('.');
    throw invalidField(name, `The field "${name}" ${message}.`);
  }
  const { isLegacy, hasCriticalBugs, isOther, message, listedVerb } = parsed.data;
  return {
    reasons: { legacy: isLegacy, criticalBugs: hasCriticalBugs, other: isOther },
    message,
    alternate: alternateOf(parsed.data.alternatePackageId, parsed.data.alternatePackageVersion),
    listing: listings[listedVerb],
  };
}

function alternateOf(id: string, text: string) {
  if (id === '' && text === '') return undefined;
  if (id === '') throw invalidField('alternate', 'Name the alternate package as well as its version.');
  if (text === '') return { id, lowerId: lowerId(id) };
  const version = readVersion(text);
  if (version === undefined) throw alternateUnknown(id, text);
  return { id, lowerId: lowerId(id), lowerVersion: version };
}
