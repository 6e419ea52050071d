import { plural } from '@/lib/format/sentences';

/** What is done to the owners of several packages. */
export type ManyAct = 'invite' | 'transfer' | 'remove';

export const actWords: Record<ManyAct, { label: string; hint: string }> = {
  invite: { label: 'Invite an owner', hint: 'Who owns them now stays.' },
  transfer: { label: 'Transfer them', hint: 'One of your accounts leaves them as the new owner accepts.' },
  remove: { label: 'Remove an owner', hint: 'At once, and without asking. Remove yourself to leave them.' },
};

/** Whether an account is that of whoever looks, or an organization for which he decides. */
type Own = 'self' | 'organization' | undefined;

type Meant = { act: ManyAct; who: string; atOnce: boolean; count: number };

/** What the button says that does it. */
export function buttonWords({ act, who, atOnce, count }: Meant): string {
  const packages = plural(count, 'package');
  if (act === 'remove') return `Remove ${who} from ${packages}`;
  if (act === 'transfer') return atOnce ? `Transfer ${packages} to ${who}` : `Offer ${packages} to ${who}`;
  return atOnce ? `Make ${who} an owner of ${packages}` : `Invite ${who} to own ${packages}`;
}

/** What would become of one package. */
export function fateWords({ act, atOnce }: Pick<Meant, 'act' | 'atOnce'>): string {
  if (act === 'remove') return 'Is removed';
  if (act === 'transfer') return atOnce ? 'Is transferred' : 'Is transferred when it is accepted';
  return atOnce ? 'Owns it at once' : 'Is invited';
}

/** What who removes himself or his own organization should know first; nothing where it is somebody else. */
export function lossWords(act: ManyAct, who: string, own: Own): { title: string; text: string } | undefined {
  if (act !== 'remove' || own === undefined) return undefined;
  if (own === 'self')
    return {
      title: 'You leave these packages',
      text: 'You and your API keys can publish and change nothing of them any more, from now on, unless an organization of yours owns them. You come back only when one of their owners invites you.',
    };
  return {
    title: `${who} is your own organization`,
    text: `Its members and its API keys can publish and change nothing of these packages any more, from now on, and neither can you, unless you own them otherwise. ${who} comes back only when one of their owners invites it.`,
  };
}
