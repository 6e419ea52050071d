import { oreMark } from './ore-mark';

type Size = 32 | 64 | 128;
type Props = { id: string; src?: string | undefined; size?: Size; eager?: boolean };

const boxes: Record<Size, string> = { 32: 'size-8', 64: 'size-16', 128: 'size-32' };
const ores = ['fill-ore-1', 'fill-ore-2', 'fill-ore-3', 'fill-ore-4', 'fill-ore-5', 'fill-ore-6'];

/** A package's icon on a neutral plate, or a stone made from its ID. It decorates: the ID stands beside it. */
export function PackageIcon({ id, src, size = 32, eager = false }: Props) {
  if (src === undefined) return <Stone id={id} size={size} />;
  return (
    <span className={`flex shrink-0 rounded-md bg-plate p-1 ${boxes[size]}`}>
      <img
        src={src}
        alt=""
        width={size}
        height={size}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className="size-full object-contain"
      />
    </span>
  );
}

function Stone({ id, size }: { id: string; size: Size }) {
  const { ore, facets } = oreMark(id);
  return (
    <span className={`flex shrink-0 rounded-md bg-surface p-0.5 ${boxes[size]}`}>
      <svg aria-hidden viewBox="0 0 32 32" className={`size-full ${ores[ore]}`}>
        {facets.map(({ points, opacity }) => (
          <polygon key={points} points={points} fillOpacity={opacity} />
        ))}
      </svg>
    </span>
  );
}
