import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { InvitationLine } from '@/lib/domain/owners/own-invitations';
import { ReceivedInvitations } from './received-invitations';

const invitation = (key: number): InvitationLine => ({
  key,
  id: `Acme.Number${key}`,
  who: 'bob',
  organization: false,
  inviter: 'ann',
  leaver: null,
  message: '',
  sentAt: new Date(0),
});

const answer = async () => ({});

const shown = (count: number) =>
  renderToStaticMarkup(
    <ReceivedInvitations
      invitations={Array.from({ length: count }, (_, index) => invitation(index + 1))}
      own="bob"
      accept={answer}
      decline={answer}
    />,
  );

test('several invitations can be answered at once, each by itself, too', () => {
  const html = shown(2);

  expect(html).toContain('Accept all 2 invitations');
  expect(html).toContain('Decline all 2 invitations');
  expect(html).toContain('name="keys" value="1,2"');
  expect(html).toContain('Own Acme.Number2');
});

test('a single invitation is answered by itself alone', () => {
  expect(shown(1)).toContain('Own Acme.Number1');
  expect(shown(1)).not.toMatch(/(Accept|Decline) all/);
});

test('without an invitation it is said when there would be one', () => {
  expect(shown(0)).toContain('No invitations');
});
