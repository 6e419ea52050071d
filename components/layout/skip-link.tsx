/** The first stop of the keyboard: it leads past the header, and shows only while it has the focus. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only rounded-md bg-accent px-4 py-2 text-sm font-medium text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20"
    >
      Skip to the content
    </a>
  );
}
