import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { createAnswerStore, type Kept } from './answer-store';

const answer = (tags: string[], sizeBytes = 10, freshUntil = 1_000): Kept => ({
  tags,
  sizeBytes,
  freshUntil,
});

test('an answer is found until its time is over', () => {
  const store = createAnswerStore<Kept>(100);
  store.put('a', answer(['x']));

  expect(store.get('a', 999)).toBeDefined();
  expect(store.get('a', 1_000)).toBeUndefined();
});

test('a purge drops what carries the tag and leaves the rest', () => {
  const store = createAnswerStore<Kept>(100);
  store.put('a', answer(['x', 'y']));
  store.put('b', answer(['y']));

  store.purge(['x']);

  expect(store.get('a', 0)).toBeUndefined();
  expect(store.get('b', 0)).toBeDefined();
});

test('an answer that is put again counts by its new tags alone', () => {
  const store = createAnswerStore<Kept>(100);
  store.put('a', answer(['x']));
  store.put('a', answer(['y']));

  store.purge(['x']);
  expect(store.get('a', 0)).toBeDefined();
  store.purge(['y']);
  expect(store.get('a', 0)).toBeUndefined();
});

test('one answer cannot push all others out', () => {
  const store = createAnswerStore<Kept>(100);
  store.put('a', answer(['x']));
  store.put('b', answer(['x'], 26));

  expect(store.get('a', 0)).toBeDefined();
  expect(store.get('b', 0)).toBeUndefined();
  expect(store.stats()).toEqual({ answers: 1, bytes: 10, tags: 1 });
});

test('whatever is put, purged and asked for, the bytes stay bounded and no tag outlives its answers', () => {
  const tag = fc.constantFrom<string>('a', 'b', 'c', '*');
  const put = fc.record({
    key: fc.integer({ min: 0, max: 20 }).map(String),
    tags: fc.uniqueArray(tag),
    sizeBytes: fc.integer({ min: 1, max: 40 }),
  });
  const step = fc.oneof({ weight: 4, arbitrary: put }, fc.record({ purge: fc.uniqueArray(tag) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const store = createAnswerStore<Kept>(100);
      const model = new Map<string, string[]>();
      for (const one of steps) {
        if ('purge' in one) {
          store.purge(one.purge);
          for (const [key, tags] of model) {
            if (one.purge.includes('*') || tags.some((each) => one.purge.includes(each))) model.delete(key);
          }
        } else {
          store.put(one.key, answer(one.tags, one.sizeBytes));
          model.set(one.key, one.tags);
        }
        const found = [...Array(21).keys()].map(String).filter((key) => store.get(key, 0));
        for (const key of found) expect(store.get(key, 0)?.tags).toEqual(model.get(key));
        const { answers, bytes, tags } = store.stats();
        expect(bytes).toBeLessThanOrEqual(100);
        expect(answers).toBe(found.length);
        expect(tags).toBe(new Set(found.flatMap((key) => store.get(key, 0)?.tags ?? [])).size);
      }
    }),
    { numRuns: effort(1_000), seed: seed() },
  );
});
