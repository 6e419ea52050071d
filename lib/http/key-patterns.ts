/** The patterns of a key as a form gives them: what was typed, and IDs that were ticked. Those take the place of a lone `*`. */
export function readPatterns(typed: string, ticked: readonly string[]): string[] {
  const globs = typed.split(/[\s,;]+/).filter((glob) => glob !== '');
  const isAll = globs.length === 1 && globs[0] === '*';
  return [...new Set([...(isAll && ticked.length > 0 ? [] : globs), ...ticked])];
}

/** Puts what was ticked in a form among what was typed, so that a form that is refused comes back with all of it. */
export function foldPatterns(form: FormData): FormData {
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');
  const ticked = form.getAll('id').map(text);
  if (ticked.length > 0) {
    form.set('globs', readPatterns(text(form.get('globs')), ticked).join('\n'));
    form.delete('id');
  }
  return form;
}
