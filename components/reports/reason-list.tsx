import { Icon } from '@/components/ui/icon';
import type { ReportReason } from '@/lib/domain/reports/reasons';
import { reasonTexts } from './reason-words';

type Props = { reasons: readonly ReportReason[]; hrefOf: (reason: ReportReason) => string };

/** What can be wrong with a package, each with a form of its own. */
export function ReasonList({ reasons, hrefOf }: Props) {
  return (
    <ul className="mt-6 max-w-measure border-t border-line">
      {reasons.map((reason) => (
        <li key={reason} className="border-b border-line">
          <a
            href={hrefOf(reason)}
            className="group flex items-center justify-between gap-4 rounded-md px-2 py-3 hover:bg-surface"
          >
            <span>
              <span className="block font-medium text-accent underline-offset-2 group-hover:underline">
                {reasonTexts[reason].title}
              </span>
              <span className="block text-sm text-ink-soft">{reasonTexts[reason].examples}</span>
            </span>
            <span className="-rotate-90 text-ink-soft">
              <Icon name="chevron" />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
