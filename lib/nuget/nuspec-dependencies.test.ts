import { describe, expect, test } from 'vitest';
import { makeNuspec, type NuspecOptions } from '../testing/nuspec';
import { refusalOf as refusal } from '../testing/refusal';
import { flattenDependencies } from './dependency';
import { parseNuspec } from './nuspec';

const read = (options: Partial<NuspecOptions>) =>
  parseNuspec(Buffer.from(makeNuspec({ id: 'Acme', version: '1.0.0', ...options })));

const refusalOf = (dependencies: NuspecOptions['dependencies'], metadata?: string) =>
  refusal(() =>
    read({
      ...(dependencies === undefined ? {} : { dependencies }),
      ...(metadata === undefined ? {} : { metadata }),
    }),
  );

describe('the dependencies of a nuspec', () => {
  test('outside of groups are one group for any framework', () => {
    expect(read({ dependencies: { 'Acme.Core': '1.2', 'Acme.Text': '' } }).dependencyGroups).toEqual([
      {
        targetFramework: undefined,
        dependencies: [
          { id: 'Acme.Core', range: '[1.2.0, )', include: [], exclude: [] },
          { id: 'Acme.Text', range: '(, )', include: [], exclude: [] },
        ],
      },
    ]);
  });

  test('keep their groups, also those that are empty, by the short names of the frameworks', () => {
    const { dependencyGroups } = read({
      dependencies: [
        { targetFramework: '.NETStandard2.0', dependencies: { B: '[1.0,2.0)' } },
        { targetFramework: '.NETFramework,Version=v4.7.2' },
        { targetFramework: 'NET8.0-windows10.0.19041' },
        { dependencies: { C: '(1.0, ]' } },
      ],
    });
    expect(dependencyGroups).toEqual([
      {
        targetFramework: 'netstandard2.0',
        dependencies: [expect.objectContaining({ range: '[1.0.0, 2.0.0)' })],
      },
      { targetFramework: 'net472', dependencies: [] },
      { targetFramework: 'net8.0-windows10.0.19041', dependencies: [] },
      { targetFramework: undefined, dependencies: [expect.objectContaining({ range: '(1.0.0, )' })] },
    ]);
  });

  test('keep the assets that they include and exclude', () => {
    const metadata =
      '<dependencies><dependency id="B" include="Compile, Runtime" exclude="Build,,Analyzers"/></dependencies>';
    expect(read({ metadata }).dependencyGroups[0]?.dependencies).toEqual([
      { id: 'B', range: '(, )', include: ['Compile', 'Runtime'], exclude: ['Build', 'Analyzers'] },
    ]);
  });

  test('may be in an element that is empty', () => {
    expect(read({ dependencies: {} }).dependencyGroups).toEqual([]);
  });

  test.each([
    ['1.*', /cannot depend on a floating version/],
    ['[1.0.0-*, 2.0)', /cannot depend on a floating version/],
    ['*', /cannot depend on a floating version/],
    ['[1.0', /"\[1\.0" of the dependency "B" is not valid/],
    ['(,)', /is not valid/],
    ['[2.0, 1.0]', /is not valid/],
    ['latest', /is not valid/],
    ['1.0.0+meta', /Leave the build metadata out/],
    ['[1.0, 2.0+meta]', /Leave the build metadata out/],
    ['1.0.0-1', /begins with a letter/],
    [`[1.0, 2.0${' '.repeat(250)}]`, /range for the dependency "B" has 260 characters/],
  ])('may not have the range %j [check 125]', (range, message) => {
    expect(refusalOf({ B: range })).toMatch(message);
  });

  test.each(['1.0', '[1.0]', '(, 2.0]', '(, )', '1.0.0-1.x', '[1.0-a, 2.0-B)', ' 1.0 '])(
    'may have the range %j [check 125]',
    (range) => {
      expect(refusalOf({ B: range })).toBe('accepted');
    },
  );

  test('may not name an ID twice in one group, in whatever case [check 125]', () => {
    expect(refusalOf({ B: '1.0', b: '2.0' })).toMatch(/dependency "b" twice for any framework/);
    expect(refusalOf([{ targetFramework: 'net8.0', dependencies: { B: '', b: '' } }])).toMatch(
      /"b" twice for "net8.0"/,
    );
    expect(
      refusalOf([
        { targetFramework: 'net8.0', dependencies: { B: '' } },
        { targetFramework: 'net9.0', dependencies: { b: '' } },
      ]),
    ).toBe('accepted');
  });

  test.each([
    ['net45', '.NETFramework4.5', /two dependency groups for "net45"/],
    ['netcoreapp8.0', 'net8.0', /two dependency groups for "net8\.0"/],
    [undefined, 'any', /two dependency groups for any framework/],
  ])('may not have two groups for %s [check 125]', (first, second, message) => {
    const group = first === undefined ? {} : { targetFramework: first };
    expect(refusalOf([group, { targetFramework: second }])).toMatch(message);
  });

  test.each(['bogus', 'net45.bogus', 'portable-net40-client', 'net8.0-', 'unsupported'])(
    'may not be for the framework %s [check 125]',
    (targetFramework) => {
      expect(refusalOf([{ targetFramework }])).toMatch(
        `target framework "${targetFramework}", which NuGet does not know`,
      );
    },
  );

  test('may be for 500 frameworks and not for more', () => {
    const groups = (count: number) =>
      Array.from({ length: count }, (_, minor) => ({ targetFramework: `net9.${minor}` }));
    expect(refusalOf(groups(500))).toBe('accepted');
    expect(refusalOf(groups(501))).toMatch(/more than 500 target frameworks/);
  });

  test('may not stand inside and outside of groups at once', () => {
    const mixed = '<dependencies><dependency id="A"/><group><dependency id="B"/></group></dependencies>';
    expect(refusalOf(undefined, mixed)).toMatch(/inside and outside of groups/);
  });

  test.each(['', 'a b', 'a..b', 'x'.repeat(129)])('may not have the ID %j', (id) => {
    expect(refusalOf({ [id]: '1.0' })).toMatch(/The dependency ID .* is not valid/);
  });

  test('may be as many as fit on a line of the V2 feed', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, '1.0']));
    const line = flattenDependencies(read({ dependencies: many(1900) }).dependencyGroups);
    expect(line.length).toBeLessThan(32_768);
    expect(refusalOf({ ...many(1900), ['x'.repeat(128)]: `[1.0-${'a'.repeat(100)}]` })).toBe('accepted');
    expect(refusalOf(many(2100))).toMatch(/dependencies, written on one line, has \d+ characters/);
  });
});

describe('the framework assemblies of a nuspec', () => {
  const withAssembly = (attributes: string) =>
    `<frameworkAssemblies><frameworkAssembly ${attributes}/></frameworkAssemblies>`;

  test.each([
    [
      'assemblyName="A" targetFramework="net45, bogus"',
      /A framework assembly is for the target framework "bogus"/,
    ],
    ['assemblyName="A" targetFramework="portable-net40-client"', /"portable-net40-client"/],
    ['targetFramework="net45"', /without an "assemblyName"/],
  ])('may not be %s [check 125]', (attributes, message) => {
    expect(refusalOf(undefined, withAssembly(attributes))).toMatch(message);
  });
});

test("the V2 feed's line of dependencies keeps groups without any and leaves the framework out for any [check 145]", () => {
  const { dependencyGroups } = read({
    dependencies: [
      { targetFramework: 'net8.0', dependencies: { B: '1.0', C: '[1.0]' } },
      { targetFramework: 'netstandard2.0' },
      { dependencies: { D: '' } },
    ],
  });
  expect(flattenDependencies(dependencyGroups)).toBe(
    'B:[1.0.0, ):net8.0|C:[1.0.0, 1.0.0]:net8.0|::netstandard2.0|D:(, ):',
  );
  expect(flattenDependencies([])).toBe('');
});
