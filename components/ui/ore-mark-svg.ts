import { oreMark } from './ore-mark';

/** The stone of a name as a file, in a grey that stands on light and dark. */
export function oreMarkSvg(name: string): string {
  const facets = oreMark(name).facets.map(
    ({ points, opacity }) => `<polygon points="${points}" fill-opacity="${opacity}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="#858c88">${facets.join('')}</svg>`;
}
