import { env } from '../config/env';
import { shared } from '../config/shared';

type Address = { embedded: string | undefined };

const address = () => shared<Address>('database-address', () => ({ embedded: undefined }));

/** Says where the embedded PostgreSQL of this process listens. Called once, before anything asks. */
export function useEmbeddedDatabase(url: string): void {
  address().embedded = url;
}

/** The database's address, with its password: never for a log or an answer. */
export function databaseUrl(): string {
  const url = address().embedded ?? env().DATABASE_URL;
  if (url === undefined) throw new Error('The database was asked before it was started.');
  return url;
}
