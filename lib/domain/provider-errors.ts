/** The part of the catalogue of `errors.ts` that tells of signing in elsewhere. */
import { DomainError, type ErrorCode } from './errors';

type Problem = { code: ErrorCode; sentence: (provider: string) => string };

const problems = {
  unreachable: {
    code: 'busy',
    sentence: (name) => `${name} cannot be reached at the moment. Try again later, or sign in another way.`,
  },
  cancelled: {
    code: 'invalid',
    sentence: (name) => `Signing in at ${name} was broken off there. Try again, or sign in another way.`,
  },
  failed: {
    code: 'invalid',
    sentence: (name) =>
      `${name} could not confirm who you are. Try again; its answer is good once, and not for long.`,
  },
  over: {
    code: 'invalid',
    sentence: (name) => `Signing in at ${name} took too long, or was begun in another browser. Try again.`,
  },
  wrongDomain: {
    code: 'forbidden',
    sentence: (name) =>
      `Only people with certain e-mail addresses, verified by ${name}, may sign in here. Ask the gallery's operator.`,
  },
  wrongGroup: {
    code: 'forbidden',
    sentence: (name) =>
      `Only members of certain groups at ${name} may sign in here. Ask the gallery's operator.`,
  },
  closed: {
    code: 'forbidden',
    sentence: (name) =>
      `No account here is linked to this sign-in at ${name}, and new people need an invitation.`,
  },
  known: {
    code: 'forbidden',
    sentence: (name) =>
      `An account here has the e-mail address that ${name} told. Sign in to it first, then link ${name} to it.`,
  },
  taken: {
    code: 'conflict',
    sentence: (name) => `This sign-in at ${name} is linked to another account. Unlink it there first.`,
  },
  someoneElse: {
    code: 'forbidden',
    sentence: (name) => `This sign-in at ${name} is not linked to your account. Choose the one that is.`,
  },
  gone: {
    code: 'forbidden',
    sentence: (name) => `The account that this sign-in at ${name} was linked to is gone.`,
  },
  unknown: {
    code: 'notFound',
    sentence: () => 'Nobody signs in here by this provider any more. Choose another way.',
  },
  tooMany: {
    code: 'tooManyTries',
    sentence: (name) =>
      `Too many tried to sign in at ${name} from your network. Wait ten minutes, then try again.`,
  },
  locked: {
    code: 'forbidden',
    sentence: (name) =>
      `Your account is locked, so that ${name} cannot be linked to it. Ask the administrators.`,
  },
} satisfies Record<string, Problem>;

export type ProviderProblem = keyof typeof problems;

/** A refusal that can travel in an address, for it is told on another page than where it happened. */
export class ProviderRefused extends DomainError {
  override name = 'ProviderRefused';

  readonly problem: ProviderProblem;

  constructor(problem: ProviderProblem, provider: string) {
    super(problems[problem].code, problems[problem].sentence(provider));
    this.problem = problem;
  }
}

/** What an address says of a sign-in elsewhere; undefined for what is no problem. */
export const problemSentence = (problem: string, provider: string): string | undefined =>
  isProblem(problem) ? problems[problem].sentence(provider) : undefined;

const isProblem = (text: string): text is ProviderProblem => Object.hasOwn(problems, text);

export const providerUnknown = () => new ProviderRefused('unknown', '');

export const onlyByProvider = (provider: string) =>
  new DomainError('forbidden', `People sign in to this gallery by ${provider} alone.`);

export const lastWayIn = () =>
  new DomainError(
    'conflict',
    'This is the last way into your account. Set a password or link another sign-in first.',
  );

export const loginNotFound = () =>
  new DomainError('notFound', 'There is no such linked sign-in, or it is not yours.');
