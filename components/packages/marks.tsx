import { Badge } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/notice';
import type { VersionWarnings } from '@/lib/domain/packages/warnings';

/** What is said of a package or a version in one word, always in this order. */
const marks = {
  deleted: { word: 'Deleted', tone: 'danger', icon: undefined },
  verified: { word: 'Verified prefix', tone: 'accent', icon: 'verified' },
  deprecated: { word: 'Deprecated', tone: 'warn', icon: 'warning' },
  vulnerable: { word: 'Vulnerable', tone: 'danger', icon: 'danger' },
  prerelease: { word: 'Prerelease', tone: 'info', icon: undefined },
  unlisted: { word: 'Unlisted', tone: 'warn', icon: undefined },
  tool: { word: 'Tool', tone: 'plain', icon: undefined },
  template: { word: 'Template', tone: 'plain', icon: undefined },
} satisfies Record<string, { word: string; tone: Tone | 'plain' | 'accent'; icon: IconName | undefined }>;

export type PackageMark = keyof typeof marks;

const order = Object.keys(marks);

/** The marks of a version that should not be used without a thought. */
export function warningMarks({ deprecation, vulnerabilities }: VersionWarnings): PackageMark[] {
  return [
    ...(deprecation === undefined ? [] : (['deprecated'] as const)),
    ...(vulnerabilities.length === 0 ? [] : (['vulnerable'] as const)),
  ];
}

/** Worded marks, whatever the order in which they are given. */
export function Marks({ of }: { of: readonly PackageMark[] }) {
  const sorted = [...of].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.map((mark) => (
    <Badge key={mark} tone={marks[mark].tone} icon={marks[mark].icon}>
      {marks[mark].word}
    </Badge>
  ));
}
