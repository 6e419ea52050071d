import type { QueryResultRow } from 'pg';
import { query } from '@/lib/testing/database';
import { readConnection } from '@/server/boot/connection';
import type { Gallery } from '../gallery';

/** Asks the embedded database of a gallery that runs. */
export async function queryGallery<Row extends QueryResultRow>(
  gallery: Gallery,
  sql: string,
): Promise<Row[]> {
  const connection = await readConnection(gallery.dataDir);
  if (connection === undefined) throw new Error('The server noted no connection.');
  return query<Row>(connection.databaseUrl, sql);
}

/** How many downloads of a package are written down. */
export async function countDownloads(gallery: Gallery, id: string): Promise<number> {
  const [row] = await queryGallery<{ count: string }>(
    gallery,
    `select sum(total.count) as count
       from "DownloadTotal" total
       join "PackageVersion" version on version.key = total."versionKey"
      where version.id = '${id}'`,
  );
  return Number(row?.count ?? 0);
}
