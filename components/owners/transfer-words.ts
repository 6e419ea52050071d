/** What a transfer would do, which is told before it is done. */
type Transfer = {
  id: string;
  /** Who is to own the package. */
  who: string;
  leaver: string;
  /** Whether the new owner is not asked. */
  atOnce: boolean;
  losesMark: boolean;
};

export type TransferWarning = {
  title: string;
  lines: string[];
  /** What the button says that does it. */
  label: string;
  /** What was told, sent back by that button: another transfer is told anew. */
  sure: string;
};

/** What is told of a transfer; nothing of one that somebody else has to accept and that leaves the mark. */
export function transferWarning(transfer: Transfer): TransferWarning | undefined {
  const { id, who, leaver, atOnce, losesMark } = transfer;
  if (!atOnce && !losesMark) return undefined;
  return {
    title: atOnce
      ? `${who} takes the place of ${leaver} at once`
      : `${id} would lose its verified mark as ${who} accepts`,
    lines: [
      atOnce
        ? `Nobody is asked, for you decide for ${who} yourself.`
        : `${leaver} leaves in that moment. Until then nothing changes.`,
      `${leaver} and its API keys can then publish and change nothing of ${id} any more. ${leaver} comes back only when one of its owners agrees.`,
      ...(losesMark
        ? [`The package loses its verified mark: no other owner holds a reserved prefix of its ID.`]
        : []),
    ],
    label: atOnce ? `Transfer ${id} to ${who} now` : `Offer ${id} to ${who}`,
    sure: JSON.stringify([who, leaver, atOnce, losesMark]),
  };
}
