import type { ReportReason } from '@/lib/domain/reports/reasons';

type ReasonWords = {
  title: string;
  /** What belongs there. */
  examples: string;
  /** What is asked of whoever chose it. */
  question: string;
  hint: string;
};

/** What people read of each reason, in the order in which they are offered. */
export const reasonTexts: Record<ReportReason, ReasonWords> = {
  malicious: {
    title: 'It does harm',
    examples: 'Malware, a trap, or a package that pretends to be another one.',
    question: 'What does it do?',
    hint: 'It helps most to know where in the package that is, and how you found out.',
  },
  harmful: {
    title: 'Its content is illegal or dangerous',
    examples: 'Abuse of children, calls for violence, hatred, intimate pictures of somebody.',
    question: 'What is it, and where?',
    hint: 'Name the file or the place. Do not repeat the content.',
  },
  privateData: {
    title: 'It holds secrets or private data',
    examples: 'Passwords, keys, or data about people that should not be public.',
    question: 'What is it, and where?',
    hint: 'Name the file. Do not repeat the secret.',
  },
  copyright: {
    title: 'It uses a work or a name without permission',
    examples: 'Copyright, trademarks, a license that is not kept.',
    question: 'Whose work or name is it, and how is it used?',
    hint: 'Say whether it is yours, and where the original is found.',
  },
  other: {
    title: 'Something else',
    examples: 'Spam, a misleading name, or whatever else the administrators should know.',
    question: 'What is wrong?',
    hint: 'For bugs, ask the owners: administrators cannot mend a package.',
  },
  ownerRequest: {
    title: 'Ask the administrators',
    examples: 'What you cannot do yourself, such as having a version deleted.',
    question: 'What do you need?',
    hint: 'Say why unlisting is not enough when a version should be deleted: builds that use it will break.',
  },
};
