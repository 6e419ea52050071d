import { findProvider } from '../accounts/providers/find';
import type { Unmet } from './standing';

/** What an organization asks of its members' accounts. */
export type Demands = {
  secondFactor: boolean;
  /** The id of a provider. */
  provider: string | null;
  /** In lower case. */
  addressDomain: string | null;
};

/** What a member has to do before he may act in his organization's name again. */
export type ToDo = {
  sentence: string;
  /** Where; undefined when he cannot do it himself. */
  page: { name: string; path: '/account/security' | '/account/logins' | '/account/email' } | undefined;
};

/** What there is to do about each demand that is not met. */
export const toDosOf = (demands: Demands, unmet: readonly Unmet[]): ToDo[] =>
  unmet.map((demand) => toDos[demand](demands));

const toDos: Record<Unmet, (demands: Demands) => ToDo> = {
  secondFactor: () => ({
    sentence: 'Turn on a second factor.',
    page: { name: 'Security', path: '/account/security' },
  }),
  provider: ({ provider }) => {
    const found = findProvider(provider ?? '');
    if (found !== undefined) {
      return {
        sentence: `Link your account to ${found.name}.`,
        page: { name: 'Linked sign-ins', path: '/account/logins' },
      };
    }
    return {
      sentence: `Ask an administrator of the organization to change its policies: your account would have to be linked to "${provider}", by which nobody signs in here any more.`,
      page: undefined,
    };
  },
  addressDomain: ({ addressDomain }) => ({
    sentence: `Confirm an e-mail address that ends with @${addressDomain}.`,
    page: { name: 'E-mail address', path: '/account/email' },
  }),
};
