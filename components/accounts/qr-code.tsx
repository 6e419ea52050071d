import { encode } from 'uqr';

type Props = { text: string; label: string };

const quietZone = 4;

/** A QR code, dark on light in every theme: many readers know no other. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 max-w-full rounded-md"
    >
      <rect width={size} height={size} fill="white" />
      <path d={data.map(rowPath).join('')} fill="black" />
    </svg>
  );
}

/** The dark modules of a row, each a square of one unit. */
const rowPath = (row: boolean[], y: number) =>
  row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('');
