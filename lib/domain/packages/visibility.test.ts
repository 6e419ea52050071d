import { expect, test } from 'vitest';
import { userActor } from '@/lib/testing/factories';
import type { Actor } from '../actor';
import { visibilityOf } from './visibility';

const origin = { address: undefined, client: undefined };
const anonymous: Actor = { kind: 'anonymous', origin };
const administrator = userActor(1, 'ann', { admin: true });

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
    expect(visibilityOf({ locked, version }, anonymous, false)).toBe(public_);
    expect(visibilityOf({ locked, version }, anonymous, true)).toBe(privileged);
    expect(visibilityOf({ locked, version }, administrator, false)).toBe(privileged);
  },
);
