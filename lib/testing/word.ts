import { randomUUID } from 'node:crypto';

/** A word that no other test uses, of letters alone, for search takes digits for words of their own. */
export const aWord = () =>
  `w${randomUUID().replaceAll('-', '').slice(0, 12)}`.replace(/\d/g, (digit) =>
    'ghijklmnop'.charAt(Number(digit)),
  );
