import fc from 'fast-check';

/** Texts that are versions, nearly are, or are odd in a way that deceives parsers. */
export function versionTexts(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: validVersionTexts() },
    { weight: 3, arbitrary: damaged(validVersionTexts()) },
    { weight: 1, arbitrary: textOf('0123456789.-+aZ *', 12) },
  );
}

export function validVersionTexts(): fc.Arbitrary<string> {
  return fc
    .record({
      numbers: fc.array(numbers(), { minLength: 1, maxLength: 4 }),
      labels: fc.array(labels(), { maxLength: 3 }),
      metadata: fc.array(textOf('0189abXYZ-', 5, 1), { maxLength: 2 }),
      blanks: fc.constantFrom('', '', '', '', ' ', '\t', '\u00a0', '\u0085'),
    })
    .map(({ numbers, labels, metadata, blanks }) =>
      [
        `${blanks}${numbers.join(`${blanks}.`)}`,
        labels.length > 0 ? `-${labels.join('.')}` : '',
        metadata.length > 0 ? `+${metadata.join('.')}` : '',
      ].join(''),
    );
}

/** Pairs of valid versions that differ in little, so that every rule of the order decides some. */
export function versionPairs(): fc.Arbitrary<[string, string]> {
  const tails = fc
    .array(labels(), { maxLength: 3 })
    .map((all) => (all.length > 0 ? `-${all.join('.')}` : ''));
  const near = fc
    .tuple(
      fc.constantFrom('1', '1.0', '1.0.0.0', '1.0.0.1', '1.0.1', '239.240.255', '240.256.65536'),
      tails,
      tails,
    )
    .map(([stem, a, b]): [string, string] => [stem + a, stem + b]);
  return fc.oneof(near, fc.tuple(validVersionTexts(), validVersionTexts()));
}

/** Texts that are version ranges, with bounds that float or are no versions among them. */
export function rangeTexts(): fc.Arbitrary<string> {
  const stems = fc.constantFrom('1', '1.0', '1.0.0', '1.2', '1.10.0', '2.0', '2.0.0.1', '0');
  const bounds = fc.oneof(
    { weight: 6, arbitrary: stems },
    { weight: 4, arbitrary: fc.tuple(stems, labels()).map(([stem, label]) => `${stem}-${label}`) },
    { weight: 2, arbitrary: floatingTexts() },
    { weight: 2, arbitrary: versionTexts() },
    { weight: 2, arbitrary: fc.constantFrom('', ' ', '\t', '1.0.0+meta', '1.0.0-rc.1+5') },
  );
  const intervals = fc
    .tuple(
      fc.constantFrom('[', '(', ' [', '', '{'),
      fc.array(bounds, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(',', ', ', ' ,'),
      fc.constantFrom(']', ')', '] ', '', '}'),
    )
    .map(
      ([open, parts, comma, close]) => open + parts.slice(0, parts.length === 3 ? 2 : 3).join(comma) + close,
    );
  return fc.oneof(
    { weight: 2, arbitrary: bounds },
    { weight: 6, arbitrary: intervals },
    { weight: 1, arbitrary: damaged(intervals) },
    { weight: 1, arbitrary: textOf('[]()1.2,* -', 10) },
  );
}

function floatingTexts(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('', '1.', '1.0.', '1.0.0.', '1.2.3.4.', '1', '1 .', '01.'),
      fc.constantFrom('*', '*', '0', '**'),
      fc.constantFrom(
        '',
        '',
        '-*',
        '-b*',
        '-b.*',
        '-rc-*',
        '-1.0*',
        '--*',
        '-*x',
        '-01*',
        '+*',
        '-a *',
        '-- *',
      ),
    )
    .map((parts) => parts.join(''));
}

function numbers(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.nat(12).map(String) },
    { weight: 2, arbitrary: fc.nat(2_147_483_647).map(String) },
    fc.constantFrom('0', '00', '007', '239', '240', '255', '256', '65535', '65536', '16777216', '2147483647'),
  );
}

function labels(): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('alpha', 'Alpha', 'beta', 'BETA', 'rc', 'rc-1', 'a', 'A', 'aa', 'z', 'Z'),
    },
    { weight: 3, arbitrary: fc.nat(300).map(String) },
    { weight: 2, arbitrary: textOf('019aAzZ-', 4, 1).filter((label) => !/^0[0-9]+$/.test(label)) },
    fc.constantFrom(
      '0',
      '-',
      '--',
      '-0',
      '-1',
      '-5',
      '-05',
      '-300',
      '2147483647',
      '2147483648',
      '-2147483648',
    ),
    fc.constantFrom(
      '-2147483649',
      '20240101120000',
      '02A',
      '0-1',
      '1-',
      '1a',
      'a1',
      'a-1',
      '99999999999999999999',
    ),
  );
}

/** The same texts with a character put in, taken out or doubled. */
export function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    ...'.-+*,[]() 0aZ^_%v\t',
    '٣',
    'é',
    '\u00a0',
    '\ufeff',
    '\u2003',
    'İ',
    'ß',
    '..',
  );
  return fc.tuple(texts, fc.nat(), fc.nat(1), odd).map(([text, position, removed, inserted]) => {
    const at = position % (text.length + 1);
    return text.slice(0, at) + inserted + text.slice(at + removed);
  });
}

export function textOf(characters: string, maxLength: number, minLength = 0): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}
