import { lowerId } from '@/lib/nuget/id';

export type Facet = { points: string; opacity: number };

const centre = 16;
const outer = ring(14.5, -90);
const inner = ring(8, -60);
const opacities = [0.25, 0.45, 0.65, 0.9] as const;

/**
 * A cut stone for a package without an icon: one of `oreCount` ores and 18 facets on a grid of 32,
 * the left half a mirror of the right. The same ID, in whatever case, always gives the same stone.
 */
export function oreMark(id: string): { ore: number; facets: Facet[] } {
  const random = sequenceOf(lowerId(id));
  const ore = random(oreCount);

  const crown = outer.map((_, at) => [corner(outer, at), corner(inner, at), corner(inner, at - 1)]);
  const girdle = outer.map((_, at) => [corner(outer, at), corner(outer, at + 1), corner(inner, at)]);
  const table = inner.map((_, at) => [corner(inner, at), corner(inner, at + 1), `${centre},${centre}`]);

  const facets = [
    ...mirrored(crown, (at) => -at, random),
    ...mirrored(girdle, (at) => -at - 1, random),
    ...mirrored(table, (at) => -at - 2, random),
  ];
  return { ore, facets };
}

export const oreCount = 6;

/** Facets whose opposite across the middle is as light as they are. */
function mirrored(shapes: string[][], opposite: (at: number) => number, random: (below: number) => number) {
  const chosen = shapes.map(() => opacities[random(opacities.length)] ?? opacities[0]);
  return shapes.map((points, at) => ({
    points: points.join(' '),
    opacity: chosen[Math.min(at, modulo(opposite(at), shapes.length))] ?? opacities[0],
  }));
}

function ring(radius: number, firstDegrees: number): string[] {
  return Array.from({ length: 6 }, (_, at) => {
    const angle = ((firstDegrees + at * 60) * Math.PI) / 180;
    return `${round(centre + radius * Math.cos(angle))},${round(centre + radius * Math.sin(angle))}`;
  });
}

function corner(corners: string[], at: number): string {
  return corners[modulo(at, corners.length)] ?? '';
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Numbers that only the text decides: FNV-1a for the start, then a xorshift step for each. */
function sequenceOf(text: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  state = state === 0 ? 1 : state;

  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) % below;
  };
}
