import { describe, expect, test } from 'vitest';
import { computedFrameworks, lowestOfGeneration, projectFrameworks } from './computed-frameworks';
import { type Framework, parseFramework, shortName } from './framework';

test('a package for .NET Standard 2.0 is for all that came after it', () => {
  const computed = computedNames('netstandard2.0');

  expect(computed).toEqual(
    expect.arrayContaining(['net461', 'net481', 'netcoreapp2.0', 'net10.0-ios', 'tizen40']),
  );
  expect(computed).not.toEqual(expect.arrayContaining(['net45']));
  expect(computed).not.toEqual(expect.arrayContaining(['netstandard1.6']));
});

test('a version of the operating system is kept for the asset and left out for the others', () => {
  const computed = computedNames('net8.0-windows10.0.19041');

  expect(computed).toEqual([
    'net8.0-windows10.0.19041',
    'net8.0-windows',
    'net9.0-windows',
    'net10.0-windows',
  ]);
});

test('what is for any framework is for all of them', () => {
  expect(computedNames('any')).toEqual(projectFrameworks.map(shortName));
});

test('a portable class library and an unknown framework compute to nothing', () => {
  expect(computedNames('portable-net45+win8', 'foo')).toEqual([]);
});

test('each framework is named once', () => {
  const computed = computedNames('net45', 'net45', 'netstandard1.0', 'net46');
  expect(new Set(computed).size).toBe(computed.length);
});

describe('a badge shows the lowest framework of its generation', () => {
  const frameworks = ['net8.0-windows', 'net8.0', 'net9.0', 'net472', 'net461', 'netstandard2.0'].map(
    framework,
  );

  test.each([
    ['net', 'net8.0'],
    ['netframework', 'net461'],
    ['netstandard', 'netstandard2.0'],
    ['netcoreapp', undefined],
  ] as const)('%s: %s', (generation, lowest) => {
    const found = lowestOfGeneration(frameworks, generation);
    expect(found && shortName(found)).toBe(lowest);
  });
});

function computedNames(...assets: string[]): string[] {
  return computedFrameworks(assets.map(framework)).map(shortName);
}

function framework(text: string): Framework {
  const read = parseFramework(text);
  if (read === undefined) throw new Error(`"${text}" is no framework.`);
  return read;
}
