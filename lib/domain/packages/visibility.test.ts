import { expect, test } from 'vitest';
import { visibilityOf } from './visibility';

const listed = { listed: true, status: 'available' } as const;
const unlisted = { listed: false, status: 'available' } as const;
const deleted = { listed: false, status: 'deleted' } as const;

test.each([
  ['listed', false, listed, 'everything', 'everything'],
  ['unlisted', false, unlisted, 'everything', 'everything'],
  ['deleted', false, deleted, 'deleted', 'deleted'],
  ['listed and locked', true, listed, 'everything', 'everything'],
  ['unlisted and locked', true, unlisted, 'hidden', 'everything'],
  ['deleted and locked', true, deleted, 'hidden', 'deleted'],
])(
  '[rule 62] of a version that is %s, people see what they may',
  (_, locked, version, public_, privileged) => {
    expect(visibilityOf({ locked, version }, false)).toBe(public_);
    expect(visibilityOf({ locked, version }, true)).toBe(privileged);
  },
);
