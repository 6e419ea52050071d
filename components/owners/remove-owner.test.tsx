import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { OwnerLine } from '@/lib/domain/owners/ownership';
import { RemoveOwner } from './remove-owner';

const ann: OwnerLine = {
  name: 'ann',
  organization: false,
  since: new Date(0),
  own: false,
  holdsPrefix: false,
  losesMark: false,
  whyNot: undefined,
};

const textOf = (owner: Partial<OwnerLine>) =>
  renderToStaticMarkup(
    <RemoveOwner id="Acme" owner={{ ...ann, ...owner }} action={async () => ({})} />,
  ).replace(/<[^>]+>/g, '');

test('who removes somebody else is told what that one loses', () => {
  expect(textOf({})).toContain(
    'ann and its API keys can publish and change nothing of this package any more',
  );
});

test('who leaves is told that it is for good', () => {
  expect(textOf({ own: true })).toContain('You come back only when one of its owners invites you.');
});

test('who removes his own organization is told that he loses the package, too', () => {
  const text = textOf({ name: 'Acme-Inc', organization: true, own: true });

  expect(text).toContain('neither can you, unless you own it otherwise');
  expect(text).toContain('Acme-Inc comes back only when one of its owners invites it.');
  expect(text).toContain('Remove Acme-Inc');
});

test('who cannot be removed has the reason instead', () => {
  expect(textOf({ whyNot: 'It is the last owner.' })).toBe('It is the last owner.');
});
