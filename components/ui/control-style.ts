/** The classes that every control one types into or chooses from shares. */
export const controlStyle =
  'block w-full rounded-md border border-edge bg-paper px-3 text-base text-ink min-h-10 pointer-coarse:min-h-11 aria-invalid:border-danger disabled:bg-surface disabled:text-ink-soft sm:text-sm';
