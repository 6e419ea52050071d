/** A prefix as people write it, with a star for the rest; or one whole ID. */
export function PrefixName({ value, exact }: { value: string; exact: boolean }) {
  return (
    <span className="font-medium wrap-anywhere">
      {value}
      {!exact && <span className="text-ink-soft">*</span>}
    </span>
  );
}
