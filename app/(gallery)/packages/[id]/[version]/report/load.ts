import { findConfirmedAddress } from '@/lib/domain/accounts/find';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { type ReportReason, reportReasons } from '@/lib/domain/reports/reasons';
import { decodePart } from '@/lib/http/params';
import { sessionActor } from '@/lib/http/session';
import { type LoadedPackage, loadPackage } from '../../load';

export type LoadedReport = LoadedPackage & {
  /** What whoever looks may report. */
  reasons: ReportReason[];
  /** Where administrators answer whoever signed in. */
  answersTo: string | undefined;
  offerCopy: boolean;
};

/** The version that is reported, and what is asked of whoever reports it. */
export async function loadReport(id: string, version: string): Promise<LoadedReport> {
  const loaded = await loadPackage(id, version);
  const actor = await sessionActor();
  const answersTo = actor.kind === 'user' ? await findConfirmedAddress(actor.accountKey) : undefined;
  return {
    ...loaded,
    reasons: reportReasons.filter((reason) => (reason === 'ownerRequest') === loaded.viewerOwns),
    answersTo,
    offerCopy: answersTo !== undefined && sendsMail(),
  };
}

/** The reason that the address names, if it is offered. */
export function reasonOf(
  { reasons }: LoadedReport,
  asked: string | string[] | undefined,
): ReportReason | undefined {
  return reasons.find((reason) => reason === asked);
}

/** Whether a part of the address is the name of a part, as in `{id}`. */
export const isPlaceholder = (part: string): boolean => /^\{.*\}$/.test(decodePart(part));
