import { names } from './sizes';

const dayMs = 86_400_000;

/** The pages that are measured, each by what it shows and its address. One more is one more line. */
export const measuredPages: readonly (readonly [what: string, path: string])[] = [
  ['profile', `/profiles/${names.organization}`],
  ['profile, page 100', `/profiles/${names.organization}?page=100`],
  ['overview', of('')],
  ['members', of('members')],
  ['members, page 100', of('members?page=100')],
  ['API keys', of('api-keys')],
  ['policies', of('policies')],
  ['activity', of('activity')],
  ['activity, person', of(`activity?person=Person-77`)],
  ['activity, person who did one thing', of(`activity?person=${names.rare}`)],
  ['activity, package', of(`activity?package=${names.package}`)],
  ['activity, kind', of('activity?kind=pushes')],
  ['activity, seldom kind', of('activity?kind=settings')],
  ['activity, a day', of(`activity?from=${dayBefore(200)}&to=${dayBefore(200)}`)],
  ['activity, days without any', of('activity?from=2001-01-01&to=2001-02-01')],
  ['activity, person and package', of(`activity?person=Person-77&package=${names.package}`)],
  ['activity, rare person and package', of(`activity?person=${names.rare}&package=${names.package}`)],
  ['activity, package and seldom kind', of(`activity?package=${names.package}&kind=settings`)],
  ['activity, person and kind', of('activity?person=Person-77&kind=changes')],
  ['activity, package and old days', of(`activity?package=${names.package}&to=${dayBefore(600)}`)],
  [
    'activity, all at once',
    of(
      `activity?person=Person-77&package=${names.package}&kind=changes&from=${dayBefore(600)}&to=${dayBefore(10)}`,
    ),
  ],
  ['activity, far back', of(`activity?before=${Date.now() - 500 * dayMs}-1`)],
  ['activity of a package', `/packages/${names.package}/activity`],
  ['activity of a package, seldom kind', `/packages/${names.package}/activity?kind=changes`],
  [
    'activity of a package, far back',
    `/packages/${names.package}/activity?before=${Date.now() - 500 * dayMs}-1`,
  ],
  ['security log', '/account/security-log'],
];

function of(page: string): string {
  return `/organizations/${names.organization}/${page}`.replace(/\/$/, '');
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
}
