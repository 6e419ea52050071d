/** More marks on one character than any script writes. */
const mostMarks = 30;

// Looking behind, so that a run is looked at once and not from each of its marks.
const markRun = new RegExp(String.raw`(?<!\p{M})(\p{M}{${mostMarks}})\p{M}+`, 'u');
const markRuns = new RegExp(markRun, 'gu');

/** Whether the text piles up so many combining marks that normalizing it, which sorts them, would take minutes. */
export function hasPiledMarks(text: string): boolean {
  return markRun.test(text);
}

/** The text in Unicode normalization form C, without the marks that are piled up beyond all use. */
export function normalForm(text: string): string {
  return text.replace(markRuns, '$1').normalize('NFC');
}
