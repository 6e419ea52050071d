import { z } from 'zod';

/** By which PostgreSQL, its driver and Prisma tell that they have too much to do, or are about to stop or to start. */
const busySigns = new Set([
  ...['55P03', '57014', '57P01', '57P02', '57P03', 'TooManyConnections'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TransactionWriteConflict'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
]);

/** The pool's own errors have no code. */
const poolMessage = /^(?:timeout exceeded when trying to connect|Connection terminated)/;

const Cause = z.object({ kind: z.string().optional(), originalCode: z.string().optional() });
const Failure = z.object({
  code: z.string().optional(),
  meta: z.object({ driverAdapterError: z.object({ cause: Cause }).optional() }).optional(),
});

/** Whether the database failed for want of time, of a connection or of itself: the same may well work in a moment. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return poolMessage.test(error.message) || signsOf(error).some((sign) => busySigns.has(sign));
}

function signsOf(error: Error): string[] {
  const { code, meta } = Failure.safeParse(error).data ?? {};
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {};
  return [code, kind, originalCode].filter((sign) => sign !== undefined);
}
