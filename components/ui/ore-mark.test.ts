import { expect, test } from 'vitest';
import { oreCount, oreMark } from './ore-mark';

test('an ID always gives the same stone, in whatever case it is written', () => {
  expect(oreMark('Acme.Logging')).toEqual(oreMark('acme.logging'));
});

test('different IDs give different stones', () => {
  const stones = Array.from({ length: 200 }, (_, at) => JSON.stringify(oreMark(`Acme.Part${at}`)));
  expect(new Set(stones).size).toBe(200);
});

test('every ore is found', () => {
  const ores = Array.from({ length: 200 }, (_, at) => oreMark(`Acme.Part${at}`).ore);
  expect([...new Set(ores)].sort()).toEqual(Array.from({ length: oreCount }, (_, at) => at));
});

test('a stone has 18 facets, and its left half mirrors its right', () => {
  const { facets } = oreMark('Newtonsoft.Json');
  expect(facets).toHaveLength(18);

  const middles = facets.map(({ points, opacity }) => {
    const corners = points.split(' ').map((point) => point.split(',').map(Number));
    const sum = (axis: number) => corners.reduce((total, corner) => total + (corner[axis] ?? 0), 0);
    return { x: sum(0) / 3, y: sum(1) / 3, opacity };
  });
  for (const { x, y, opacity } of middles) {
    const opposite = middles.find((other) => Math.hypot(other.x - (32 - x), other.y - y) < 0.1);
    expect(opposite?.opacity).toBe(opacity);
  }
});
