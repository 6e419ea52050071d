/** The brand's mark: a stone, and the one bright vein in it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <path d="M10.5 2.5h12L30 10l-1.5 13.5-9 6H8L1.5 20 3 9l7.5-6.5Z" className="fill-ink" />
      <path
        d="M2.5 12.5 11 14l4 5.5 8-2 6.5 4M11 14l7-8.5"
        fill="none"
        strokeWidth="2.75"
        strokeLinejoin="round"
        className="stroke-accent"
      />
    </svg>
  );
}
