import { formatCompactCount, formatCount } from '@/lib/format/counts';

type Props = { value: number; compact?: boolean };

/** A number in full or, where space is short, as "1.2 million" with the whole number in its title. */
export function Count({ value, compact = false }: Props) {
  const whole = formatCount(value);
  const shown = compact ? formatCompactCount(value) : whole;
  return (
    <data value={value} title={shown === whole ? undefined : whole} className="tabular-nums">
      {shown}
    </data>
  );
}
