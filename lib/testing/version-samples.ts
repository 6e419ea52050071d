/** What nobody may call a version. */
export const notVersions = [
  ...[
    '0.1.2-02',
    '0.1.2-2.A.02',
    '1beta',
    '1.2..',
    '1.2.3.4.5',
    '1.2.3.Beta',
    '1.4.7-',
    '1.4.7-*',
    '1.4.7-A^A',
  ],
  ...['1.2147483648', '-1.1.1.1', '1.1.1.', '1     1.1.1.1', 'v1.0.0', '0.1.2+', '0.1.2-Alpha..2', '', '  '],
];

/** Two spellings of one version each. */
export const sameVersions = [
  ['1.2.3-a', '1.2.3-A'],
  ['1.0', '1.0.0.0'],
  ['1.23.01', '1.23.1'],
  ['1.6.2-BeTa', '1.6.02-beta'],
  ['1.0', '1.0.0.0+beta'],
] as const;
