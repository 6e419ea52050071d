import { db } from '@/lib/db/client';
import { packageNotFound } from '../errors';

/**
 * The lower-case versions of a package, the lowest first, unlisted ones too, as the text of a JSON array: PostgreSQL
 * joins them from the index alone, for a package may have ten thousand. Needs no escaping, for a version has no
 * character that JSON would escape.
 */
export async function getVersionListJson(lowerId: string): Promise<string> {
  const rows = await db().$queryRaw<{ versions: string | null }[]>`
    select string_agg('"' || "lowerVersion" || '"', ',' order by "sortKey", "lowerVersion") as versions
    from "PackageVersion"
    where "packageKey" = (select key from "Package" where "lowerId" = ${lowerId})
      and status = 'available'`;
  const versions = rows[0]?.versions ?? undefined;
  if (versions === undefined) throw packageNotFound(lowerId);
  return `[${versions}]`;
}
