import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of all pages, as their folders name them: `/packages/[id]`. */
export function listPages(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => join('/', file, '..').replace(/\/\([^)]+\)/g, ''))
    .map((path) => (path === '' ? '/' : path))
    .sort();
}

type Visit = {
  page: string;
  path: string;
  /** Where it ends, if not there. */
  leadsTo?: string;
  signedIn?: boolean | 'administrator';
};

/** An example of every page, as who follows a link finds it; what needs more is looked at where it is made. `ID` is a package with a readme, dependencies, a license file and an icon; `OWNER` its owner; `MAIL` a mail; `APIKEY` the number of a key of the person who signed in; `ORGANIZATION` an organization that the person who signed in administers; `PREFIX` a prefix that he holds; `REQUEST` one of his for another. */
export const visits: Visit[] = [
  { page: '/', path: '/' },
  { page: '/packages', path: '/packages' },
  { page: '/packages', path: '/packages?q=nothing-of-this-name' },
  { page: '/packages', path: '/packages?prerel=false&packagetype=DotnetTool&sortby=updated' },
  { page: '/packages/[id]', path: '/packages/ID' },
  { page: '/packages/[id]/activity', path: '/packages/ID/activity', signedIn: true },
  {
    page: '/packages/[id]/activity',
    path: '/packages/ID/activity?kind=changes&to=2001-01-01',
    signedIn: true,
  },
  { page: '/packages/[id]/owners', path: '/packages/ID/owners', signedIn: true },
  { page: '/packages/[id]/owners', path: '/packages/ID/owners', signedIn: 'administrator' },
  { page: '/account/packages', path: '/account/packages', signedIn: true },
  { page: '/account/packages', path: '/account/packages?all=true&sort=downloads', signedIn: true },
  { page: '/account/packages', path: '/account/packages?q=nothing-of-this-name', signedIn: true },
  { page: '/account/packages/invitations', path: '/account/packages/invitations', signedIn: true },
  { page: '/account/packages/owners', path: '/account/packages/owners', signedIn: true },
  {
    page: '/account/packages/owners',
    path: '/account/packages/owners?id=ID&act=transfer&who=ORGANIZATION&leaver=OWNER',
    signedIn: true,
  },
  {
    page: '/account/packages/owners',
    path: '/account/packages/owners?id=ID&act=remove&who=nobody-of-this-name',
    signedIn: true,
  },
  { page: '/organizations/[name]/activity', path: '/organizations/ORGANIZATION/activity', signedIn: true },
  {
    page: '/organizations/[name]/activity',
    path: '/organizations/ORGANIZATION/activity?person=nobody-of-this-name&kind=keys',
    signedIn: true,
  },
  { page: '/packages/[id]/[version]', path: '/packages/ID/1.0.0' },
  { page: '/packages/[id]/[version]', path: '/packages/ID/9.9.9' },
  { page: '/packages/[id]/[version]/versions', path: '/packages/ID/1.0.0/versions' },
  { page: '/packages/[id]/[version]/dependencies', path: '/packages/ID/1.0.0/dependencies' },
  { page: '/packages/[id]/[version]/frameworks', path: '/packages/ID/1.0.0/frameworks' },
  { page: '/packages/[id]/[version]/symbols', path: '/packages/ID/1.0.0/symbols' },
  { page: '/packages/[id]/[version]/symbols', path: '/packages/ID/2.0.0/symbols', signedIn: true },
  { page: '/packages/[id]/[version]/license', path: '/packages/ID/1.0.0/license' },
  { page: '/packages/[id]/[version]/report', path: '/packages/ID/1.0.0/report' },
  { page: '/packages/[id]/[version]/report', path: '/packages/ID/1.0.0/report?reason=copyright' },
  { page: '/packages/[id]/[version]/report', path: '/packages/ID/2.0.0/report', signedIn: true },
  {
    page: '/packages/[id]/[version]/report',
    path: '/packages/ID/1.0.0/report?reason=ownerRequest',
    signedIn: true,
  },
  { page: '/packages/[id]/[version]/report', path: '/packages/%7Bid%7D/%7Bversion%7D/report' },
  { page: '/packages/[id]/[version]/report/sent', path: '/packages/ID/1.0.0/report/sent' },
  { page: '/report', path: '/report?id=nothing-of-this-name' },
  { page: '/profiles/[name]', path: '/profiles/OWNER' },
  { page: '/sign-in', path: '/sign-in' },
  { page: '/sign-in/new', path: '/sign-in/new' },
  { page: '/sign-in/link', path: '/sign-in/link', signedIn: true },
  { page: '/account/logins', path: '/account/logins', signedIn: true },
  { page: '/sign-up', path: '/sign-up' },
  { page: '/sign-up', path: '/sign-up?invitation=no-longer-good' },
  { page: '/forgot-password', path: '/forgot-password' },
  { page: '/reset-password/[token]', path: '/reset-password/no-longer-good' },
  { page: '/confirm-email/[token]', path: '/confirm-email/no-longer-good', signedIn: true },
  { page: '/account/email', path: '/account/email', signedIn: true },
  { page: '/account/password', path: '/account/password', signedIn: true },
  { page: '/first-start/[token]', path: '/first-start/no-longer-good' },
  { page: '/confirm', path: '/confirm?returnTo=/account/sessions', signedIn: true },
  { page: '/account/sessions', path: '/account/sessions', signedIn: true },
  { page: '/sign-in/second-factor', path: '/sign-in/second-factor', leadsTo: '/sign-in' },
  { page: '/account/security', path: '/account/security', signedIn: true },
  {
    page: '/account/security/authenticator',
    path: '/account/security/authenticator',
    signedIn: true,
  },
  { page: '/account/api-keys', path: '/account/api-keys', signedIn: true },
  { page: '/account/api-keys', path: '/account/api-keys?deleted', signedIn: 'administrator' },
  { page: '/account/api-keys/new', path: '/account/api-keys/new', signedIn: true },
  { page: '/account/api-keys/[key]', path: '/account/api-keys/APIKEY', signedIn: true },
  { page: '/account/api-keys/[key]/change', path: '/account/api-keys/APIKEY/change', signedIn: true },
  { page: '/organizations/[name]/api-keys', path: '/organizations/ORGANIZATION/api-keys', signedIn: true },
  { page: '/account', path: '/account', signedIn: true },
  { page: '/account', path: '/account?refused=invalid', signedIn: true },
  { page: '/account/organizations', path: '/account/organizations', signedIn: true },
  { page: '/account/organizations', path: '/account/organizations?deleted', signedIn: 'administrator' },
  { page: '/account/organizations/new', path: '/account/organizations/new', signedIn: true },
  { page: '/organizations/[name]', path: '/organizations/ORGANIZATION?refused=invalid', signedIn: true },
  { page: '/organizations/[name]', path: '/organizations/ORGANIZATION', signedIn: 'administrator' },
  { page: '/organizations/[name]/email', path: '/organizations/ORGANIZATION/email', signedIn: true },
  {
    page: '/organizations/[name]/notifications',
    path: '/organizations/ORGANIZATION/notifications',
    signedIn: true,
  },
  { page: '/organizations/[name]/delete', path: '/organizations/ORGANIZATION/delete', signedIn: true },
  { page: '/profiles/[name]', path: '/profiles/ORGANIZATION', signedIn: true },
  { page: '/account/notifications', path: '/account/notifications', signedIn: true },
  { page: '/account/security-log', path: '/account/security-log', signedIn: true },
  { page: '/account/data', path: '/account/data?refused=tooManyTries', signedIn: true },
  { page: '/account/delete', path: '/account/delete', signedIn: true },
  { page: '/account/transform', path: '/account/transform', signedIn: true },
  { page: '/account/transform/[token]', path: '/account/transform/no-longer-good', signedIn: true },
  { page: '/organizations/[name]/policies', path: '/organizations/ORGANIZATION/policies', signedIn: true },
  { page: '/account-deleted', path: '/account-deleted' },
  { page: '/organizations/[name]/members', path: '/organizations/ORGANIZATION/members', signedIn: true },
  {
    page: '/organizations/[name]/members',
    path: '/organizations/ORGANIZATION/members?q=nobody-of-this-name',
    signedIn: 'administrator',
  },
  {
    page: '/account/organizations/invitations/[token]',
    path: '/account/organizations/invitations/no-longer-good',
  },
  {
    page: '/account/organizations/invitations/[token]',
    path: '/account/organizations/invitations/no-longer-good?declined',
    signedIn: true,
  },
  { page: '/admin/invitations', path: '/admin/invitations', signedIn: 'administrator' },
  { page: '/admin/mail', path: '/admin/mail', signedIn: 'administrator' },
  { page: '/admin/mail', path: '/admin/mail?state=failed', signedIn: 'administrator' },
  { page: '/admin/mail/[key]', path: '/admin/mail/MAIL', signedIn: 'administrator' },
  { page: '/prefixes', path: '/prefixes' },
  { page: '/prefixes', path: '/prefixes?id=PREFIX' },
  { page: '/prefixes', path: '/prefixes?id=ID' },
  { page: '/account/prefixes', path: '/account/prefixes', signedIn: true },
  { page: '/account/prefixes/new', path: '/account/prefixes/new', signedIn: true },
  { page: '/account/prefixes/[key]', path: '/account/prefixes/REQUEST', signedIn: true },
  { page: '/account/prefixes/[key]', path: '/account/prefixes/REQUEST', signedIn: 'administrator' },
  { page: '/admin/prefixes', path: '/admin/prefixes', signedIn: 'administrator' },
  { page: '/admin/prefixes', path: '/admin/prefixes?q=nothing-begins-so', signedIn: 'administrator' },
  { page: '/admin/prefixes/[value]', path: '/admin/prefixes/PREFIX', signedIn: 'administrator' },
  { page: 'not found', path: '/there-is-nothing-here' },
];
