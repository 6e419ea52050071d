import { checks, untested } from './checks.mjs';

export type Status = 'pass' | 'fail' | 'not offered' | 'not run';

/** What one test says about the checks in its title. */
export type Outcome = { checks: readonly number[]; status: Status; detail: Detail };

/** Why a check did not pass: in a sentence, or by what was asked, expected and got. */
export type Detail = { reason: string } | { request: string; expected: string; got: string };

export type Score = { check: number; section: string; title: string; status: Status; detail: Detail };

/** A check is as good as the worst of its tests, the first of these being the worst. */
const worst: readonly Status[] = ['fail', 'not run', 'not offered', 'pass'];

/** Scores all checks, or those that are asked for, of a server that names these resources. */
export function scoreChecks(
  outcomes: readonly Outcome[],
  offered: readonly string[],
  only: readonly number[] = checks.map(({ check }) => check),
): Score[] {
  return checks
    .filter(({ check }) => only.includes(check))
    .map((check) => {
      const own = outcomes.filter((outcome) => outcome.checks.includes(check.check));
      return { ...check, ...scoreOf(check.check, own, offered) };
    });
}

function scoreOf(check: number, outcomes: readonly Outcome[], offered: readonly string[]) {
  if (outcomes.length === 0) return scoreWithoutTest(check, offered);
  for (const status of worst) {
    const [first, ...more] = outcomes.filter((outcome) => outcome.status === status);
    if (first === undefined) continue;
    const count = more.length + 1;
    return { status, detail: withCount(first.detail, status, count, outcomes.length) };
  }
  throw new Error('An outcome has a status that is none.');
}

function scoreWithoutTest(check: number, offered: readonly string[]): { status: Status; detail: Detail } {
  const { reason = 'The run ended before it.', resource, offered: isOffered } = untested[check] ?? {};
  if (isOffered === false) return { status: 'not offered', detail: { reason } };
  if (resource === undefined || offered.includes(resource)) return { status: 'not run', detail: { reason } };
  return { status: 'not offered', detail: { reason: `The service index has no ${resource}.` } };
}

function withCount(detail: Detail, status: Status, count: number, total: number): Detail {
  if (status === 'pass') return { reason: total === 1 ? '1 test' : `${total} tests` };
  if (!('reason' in detail) || count === total) return detail;
  return { reason: `${detail.reason} (${total - count} of ${total} tests ran otherwise.)` };
}

/** A failure as Playwright tells it, taken apart. */
export function readFailure(message: string, request: string): Detail {
  const [head = '', ...rest] = stripColors(message).trim().split('\n');
  const lines = rest.filter((line) => line.trim() !== '');
  const value = (word: string) =>
    lines.flatMap((line) => new RegExp(`^${word}[^:]*: *(.*)$`).exec(line)?.slice(1) ?? [])[0];
  const diff = (sign: string) =>
    lines
      .filter((line) => line.startsWith(sign) && !/^[-+] (Expected|Received)\b/.test(line))
      .map((line) => line.slice(1).trim())
      .join(' ');
  const about = /^(?:Error: )?expect\(/.test(head) ? '' : `${head.replace(/^Error: /, '')}: `;
  const got = value('Received') ?? diff('+');
  return {
    request,
    expected: shorten(value('Expected') ?? (diff('-') || 'what the title says')),
    got: shorten(`${about}${got === '' ? lines.slice(0, 12).join(' ').trim() : got}`),
  };
}

/** On one line. */
export const sentenceOf = (detail: Detail): string =>
  'reason' in detail
    ? detail.reason
    : `${detail.request}; expected ${detail.expected}; got ${detail.got}`.replaceAll(/\s+/g, ' ');

const mostShown = 400;

const shorten = (text: string) => (text.length > mostShown ? `${text.slice(0, mostShown)} …` : text);

const stripColors = (text: string) =>
  text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
