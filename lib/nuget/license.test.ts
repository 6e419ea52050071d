import { describe, expect, test } from 'vitest';
import { makeNuspec } from '../testing/nuspec';
import { refusalOf } from '../testing/refusal';
import { licenseSegments, parseLicenseExpression } from './license';
import { parseNuspec } from './nuspec';

const read = (license: string) =>
  parseNuspec(Buffer.from(makeNuspec({ id: 'Acme', version: '1.0.0', metadata: license }))).license;

describe("a nuspec's license", () => {
  test.each([
    ['<license type="expression">MIT</license>', { type: 'expression', expression: 'MIT' }],
    ['<license type="EXPRESSION" version="1.0.0"> MIT </license>', { type: 'expression', expression: 'MIT' }],
    ['<license type="file">docs\\LICENSE.md</license>', { type: 'file', path: 'docs/LICENSE.md' }],
    ['', undefined],
    [
      '<license type="expression">MIT OR X11</license><licenseUrl>https://licenses.nuget.org/MIT%20OR%20X11</licenseUrl>',
      { type: 'expression', expression: 'MIT OR X11' },
    ],
    [
      '<license type="file">LICENSE</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>',
      { type: 'file', path: 'LICENSE' },
    ],
  ])('may be %s [check 126]', (xml, license) => {
    expect(read(xml)).toEqual(license);
  });

  test.each([
    ['<license>MIT</license>', /needs the attribute "type"/],
    ['<license type="url">MIT</license>', /needs the attribute "type"/],
    ['<license type="expression" version="2.0.0">MIT</license>', /version "2\.0\.0"/],
    ['<license type="expression"></license>', /"expression" is empty/],
    ['<license type="file"> </license>', /"file" is empty/],
    ['<license type="expression"><b>MIT</b></license>', /holds the element "b"/],
    ['<license type="expression">MIT AND</license>', /"MIT AND" is not an SPDX license expression/],
    ['<license type="expression">Acme-1.0</license>', /"Acme-1\.0" is not an SPDX/],
    ['<license type="expression">(MIT</license>', /not an SPDX/],
    ['<license type="expression">MIT WITH MIT</license>', /not an SPDX/],
    ['<license type="expression">MIT MIT</license>', /not an SPDX/],
    [
      '<license type="expression">MIT OR X11</license><licenseUrl>https://licenses.nuget.org/MIT+OR+X11</licenseUrl>',
      /write "https:\/\/licenses\.nuget\.org\/MIT%20OR%20X11"/,
    ],
    [
      '<license type="expression">MIT</license><licenseUrl>https://acme.example/license</licenseUrl>',
      /says something else than its license/,
    ],
    [
      '<license type="file">LICENSE</license><licenseUrl>https://acme.example/license</licenseUrl>',
      /write "https:\/\/aka\.ms\/deprecateLicenseUrl"/,
    ],
    ['<licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>', /Add the element "license"/],
    [`<license type="file">${'x'.repeat(501)}</license>`, /license has 501 characters.*at most 500/],
  ])('may not be %s [check 126]', (xml, message) => {
    expect(refusalOf(() => read(xml))).toMatch(message);
  });
});

describe('an SPDX license expression', () => {
  test('is a tree in which AND binds closer than OR', () => {
    expect(parseLicenseExpression('MIT OR GPL-2.0-only WITH Classpath-exception-2.0 AND Apache-2.0')).toEqual(
      {
        left: { license: 'MIT' },
        conjunction: 'or',
        right: {
          left: { license: 'GPL-2.0-only', exception: 'Classpath-exception-2.0' },
          conjunction: 'and',
          right: { license: 'Apache-2.0' },
        },
      },
    );
  });

  test('is shown in pieces, of which the identifiers can be looked up', () => {
    const expression = '(LGPL-2.0-only+ WITH  Classpath-exception-2.0) or MIT';
    const segments = licenseSegments(expression);

    expect(segments.filter(({ kind }) => kind !== 'text')).toEqual([
      { kind: 'license', text: 'LGPL-2.0-only' },
      { kind: 'exception', text: 'Classpath-exception-2.0' },
      { kind: 'license', text: 'MIT' },
    ]);
    expect(segments.map(({ text }) => text).join('')).toBe(expression);
  });
});
