type Props = {
  /** Names for people: ".NET 8.0", ".NET Standard 2.0". */
  frameworks: readonly string[];
  label?: string;
};

/** The frameworks that a package is built for, or works on. */
export function FrameworkBadges({ frameworks, label = 'Frameworks' }: Props) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5 text-xs">
      {frameworks.map((framework) => (
        <li key={framework} className="rounded-md border border-line px-1.5 wrap-anywhere text-ink-soft">
          {framework}
        </li>
      ))}
    </ul>
  );
}
