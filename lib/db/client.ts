import { PrismaPg } from '@prisma/adapter-pg';
import { shared } from '../config/shared';
import { databaseUrl } from './address';
import { PrismaClient } from './generated/client';
import { poolSize, readTimeoutMs, silenceTimeoutMs } from './limits';

/** This process's connections. Reads go here; everything that writes goes through `transaction`. */
export function db(): PrismaClient {
  return shared('prisma', connect);
}

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: databaseUrl(),
    max: poolSize,
    application_name: 'lode',
    statement_timeout: readTimeoutMs,
    query_timeout: silenceTimeoutMs,
    connectionTimeoutMillis: 10_000,
    options: '-c jit=off',
  });
  return new PrismaClient({ adapter });
}
