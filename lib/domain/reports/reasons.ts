/** What administrators may be told of a package. Bugs and weaknesses are for its owners, who can mend them. */
export const reportReasons = [
  'malicious',
  'harmful',
  'privateData',
  'copyright',
  'other',
  'ownerRequest',
] as const;

export type ReportReason = (typeof reportReasons)[number];

/** Reasons in a few words, for mails and lists. */
export const reasonWords: Record<ReportReason, string> = {
  malicious: 'malicious code',
  harmful: 'illegal or dangerous content',
  privateData: 'secrets or private data',
  copyright: 'copyright or trademark',
  other: 'another reason',
  ownerRequest: 'a request of its owner',
};

/** Owners need not be told where they may be the danger, or where nobody should wait for them. */
export const ownersMayHelp = (reason: ReportReason): boolean =>
  reason === 'privateData' || reason === 'copyright' || reason === 'other';

/** The most characters of a message. */
export const longestReport = 4000;
