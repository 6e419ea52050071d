import { plural } from '@/lib/format/sentences';

/** What is done to the owners of several packages. */
export type ManyAct = 'invite' | 'transfer' | 'remove';

export const actWords: Record<ManyAct, { label: string; hint: string }> = {
  invite: { label: 'Invite an owner', hint: 'Who owns them now stays.' },
  transfer: { label: 'Transfer them', hint: 'One of your accounts leaves them as the new owner accepts.' },
  remove: { label: 'Remove an owner', hint: 'At once, and without asking. Remove yourself to leave them.' },
};

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
