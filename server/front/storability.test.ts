import { expect, test } from 'vitest';
import { keepMilliseconds } from './storability';

const kept = (headers: Record<string, string>, status = 200) =>
  keepMilliseconds('/v3/index.json', { status, reason: '', headers });

test.each([
  [{ 'surrogate-control': 'max-age=60' }, 60_000],
  [{ 'surrogate-control': 'max-age=60', 'cache-control': 'public, max-age=0, must-revalidate' }, 60_000],
  [{ 'surrogate-control': 'max-age=60', 'cache-control': 'no-transform' }, 60_000],
  [{ 'surrogate-control': 'max-age=60', vary: 'rsc, next-router-state-tree' }, 60_000],
  [{ 'cache-control': 'public, max-age=31536000, immutable' }, 31_536_000_000],
  [{ 'surrogate-control': 'max-age=0' }, 0],
  [{ 'surrogate-control': 'no-store' }, 0],
  [{ 'surrogate-control': 'max-age=60', 'cache-control': 'private' }, 0],
  [{ 'surrogate-control': 'max-age=60', 'cache-control': 'no-store' }, 0],
  [{ 'surrogate-control': 'max-age=60', 'set-cookie': 'a=b' }, 0],
  [{ 'surrogate-control': 'max-age=60', vary: '*' }, 0],
  [{ 'cache-control': 'public' }, 0],
  [{ 'cache-control': 'public, max-age=0' }, 0],
  [{}, 0],
])('an answer with %o is kept for %i ms', (headers, milliseconds) => {
  expect(kept(headers)).toBe(milliseconds);
});

test.each([
  [404, 10_000],
  [410, 10_000],
  [308, 10_000],
  [206, 0],
  [401, 0],
  [429, 0],
  [500, 0],
  [503, 0],
])('an answer with status %i that asks for ten seconds is kept for %i ms', (status, milliseconds) => {
  expect(kept({ 'surrogate-control': 'max-age=10' }, status)).toBe(milliseconds);
});
