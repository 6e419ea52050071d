import { plural } from '@/lib/format/sentences';

type Props = {
  /** Names for people: ".NET 8.0", ".NET Standard 2.0". */
  frameworks: readonly string[];
  label?: string;
};

const most = 6;

/** The frameworks that a package is built for, or works on; the later ones open on request. */
export function FrameworkBadges({ frameworks, label = 'Frameworks' }: Props) {
  const shown = frameworks.slice(0, frameworks.length === most + 1 ? most + 1 : most);
  const left = frameworks.slice(shown.length);
  return (
    <div className="text-xs text-ink-soft">
      <Badges frameworks={shown} label={label} />
      {left.length > 0 && (
        <details>
          <summary className="flex min-h-8 w-fit items-center rounded-md underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11">
            {plural(left.length, 'more framework')}
          </summary>
          <Badges frameworks={left} label={label} />
        </details>
      )}
    </div>
  );
}

function Badges({ frameworks, label }: { frameworks: readonly string[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {frameworks.map((framework) => (
        <li key={framework} className="rounded-md border border-line px-1.5 wrap-anywhere">
          {framework}
        </li>
      ))}
    </ul>
  );
}
