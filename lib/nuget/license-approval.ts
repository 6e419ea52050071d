import licenses from 'spdx-license-list';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { InvalidPackage, quote } from './invalid-package';
import { type License, type LicenseExpression, parseLicenseExpression } from './license';

/** Which licenses a gallery takes: those that the OSI or the FSF approves of, or any that SPDX knows or `LicenseRef-` names. */
export type LicensePolicy = 'approved' | 'any';

/** The SPDX license list names those that the OSI approved of; those that only the FSF calls free are these. */
const free = new Set(
  `Apache-1.0 BitTorrent-1.1 BSD-3-Clause-Clear BSD-4-Clause CC-BY-4.0 CC-BY-SA-4.0
   CC0-1.0 CECILL-2.0 CECILL-B CECILL-C ClArtistic Condor-1.1 FSFAP FTL GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only
   GFDL-1.2-or-later GFDL-1.3-only GFDL-1.3-or-later gnuplot IJG iMatix Imlib2 LPPL-1.2 LPPL-1.3a NOSL NPL-1.0 NPL-1.1
   ODbL-1.0 OFL-1.0 OLDAP-2.3 OLDAP-2.7 OpenSSL OSL-1.1 Ruby SGI-B-2.0 SMLNJ Vim WTFPL X11 XFree86-1.1 xinetd YPL-1.1
   Zend-2.0 Zimbra-1.3`.split(/\s+/),
);

const old = new Set<string>(deprecated);

const isApproved = (id: string): boolean =>
  !old.has(id) && (licenses[id]?.osiApproved === true || free.has(id));

/** Refuses an expression with a license that the gallery does not take. Throws `InvalidPackage`. */
export function requireApproved(license: License | undefined, policy: LicensePolicy): void {
  if (license?.type !== 'expression' || policy === 'any') return;
  const expression = parseLicenseExpression(license.expression);
  const id = idsOf(expression).find((one) => !isApproved(one));
  if (id === undefined) return;
  throw new InvalidPackage(
    old.has(id)
      ? `The license identifier ${quote(id)} is deprecated. Write its successor, such as "${id.replace('+', '')}-only" or "-or-later".`
      : `The license ${quote(id)} is approved of neither by the OSI nor by the FSF. Put its text into the package and ` +
          'name the file by <license type="file">.',
  );
}

const idsOf = (expression: LicenseExpression): string[] =>
  'conjunction' in expression
    ? [...idsOf(expression.left), ...idsOf(expression.right)]
    : [expression.license];
