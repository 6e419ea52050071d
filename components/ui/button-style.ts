export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';
export type ButtonSize = 'small' | 'medium';

const kinds: Record<ButtonKind, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-edge bg-paper text-ink hover:bg-surface',
  danger: 'border-danger bg-paper text-danger hover:bg-danger hover:text-paper',
  quiet: 'border-transparent text-ink hover:bg-surface',
};

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-8 gap-1.5 px-3 text-xs pointer-coarse:min-h-11',
  medium: 'min-h-10 gap-2 px-4 text-sm pointer-coarse:min-h-11',
};

/** The classes that a button and a link that looks like one share. */
export function buttonStyle(kind: ButtonKind, size: ButtonSize): string {
  return `inline-flex max-w-full shrink-0 items-center justify-center rounded-md border py-1 text-center font-medium wrap-break-word transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60 ${kinds[kind]} ${sizes[size]}`;
}
