import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { NewOwner } from '@/lib/domain/owners/ownership';
import { InviteOwner } from './invite-owner';

const anybody: NewOwner = { possible: true, beside: true, leavers: ['ann'], only: undefined };

const shown = (newOwner: Partial<NewOwner>) =>
  renderToStaticMarkup(
    <InviteOwner
      action={async () => ({})}
      id="Acme"
      newOwner={{ ...anybody, ...newOwner }}
      sendsMail={true}
    />,
  );

test('a new owner is invited beside the others, or in place of one', () => {
  const html = shown({});

  expect(html).toContain('All stay');
  expect(html).toContain('Transfer: ann leaves');
  expect(html).not.toMatch(/15 owners|Three invitations/);
});

test('with fifteen owners only a transfer is offered', () => {
  expect(shown({ beside: false })).toContain('15 owners');
  expect(shown({ beside: false })).toContain('Transfer: ann leaves');
  expect(shown({ beside: false })).not.toContain('All stay');
});

test('where nobody can be invited there is the reason, and no form', () => {
  const full = shown({ possible: false, beside: false, leavers: [] });
  expect(full).toContain('15 owners');
  expect(full).not.toContain('<form');

  const waiting = shown({ possible: false, only: [] });
  expect(waiting).toContain('Take one back to send another one.');
  expect(waiting).not.toContain('<form');
});

test('while three invitations wait it is said which accounts can become owners', () => {
  const html = shown({ only: ['Acme-Inc', 'Other-Inc'] });

  expect(html).toContain('only Acme-Inc and Other-Inc can become owners');
  expect(html).toContain('<form');
});
