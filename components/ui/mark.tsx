/** The brand's mark: a stone, and the one bright vein in it. */
export function Mark() {
  return (
    <svg aria-hidden width={28} height={28} viewBox="0 0 32 32" className="size-7 shrink-0">
      <path d="M9 2 24.5 3.2 30 13l-3 13.2L16 30 4.2 25.4 2 12Z" className="fill-ink" />
      <path
        d="M10 2.08 11.9 9 9.2 15.6l1.5 7.6 6.4 2.4 5.3-2.7 5.15.6.85-3.8-6.6-.7-4.7 2-2.6-1.6-.5-3.8 2.5-6.2-1.6-6.98Z"
        className="fill-vein"
      />
    </svg>
  );
}
