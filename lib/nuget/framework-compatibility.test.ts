import { describe, expect, test } from 'vitest';
import { type Framework, parseFramework } from './framework';
import { isCompatible } from './framework-compatibility';

describe('a project can use', () => {
  test.each([
    ['net48', 'net20'],
    ['net45', 'net40-client'],
    ['net461', 'netstandard2.0'],
    ['net45', 'netstandard1.1'],
    ['netcoreapp2.0', 'netstandard2.0'],
    ['netcoreapp3.0', 'netstandard2.1'],
    ['net5.0', 'netstandard2.1'],
    ['net5.0', 'netcoreapp3.1'],
    ['net6.0-windows', 'net6.0'],
    ['net8.0-windows10.0.19041', 'net6.0-windows7.0'],
    ['net6.0-android', 'monoandroid90'],
    ['uap10.0.15064', 'netstandard2.0'],
    ['win8', 'netcore45'],
    ['wp71', 'sl3-wp'],
    ['monoandroid', 'portable-Profile7'],
    ['net45', 'portable-net45+win8'],
    ['portable-net45+win8', 'portable-net40+win8+sl5'],
    ['portable-net45+win8', 'netstandard1.1'],
    ['net8.0', 'any'],
    ['any', 'net8.0'],
  ])('%s: %s', (project, candidate) => {
    expect(isCompatible(framework(project), framework(candidate))).toBe(true);
  });
});

describe('a project cannot use', () => {
  test.each([
    ['net20', 'net48'],
    ['net45', 'netstandard1.2'],
    ['net48', 'netstandard2.1'],
    ['net48', 'netcoreapp3.1'],
    ['netstandard2.0', 'net461'],
    ['netcoreapp3.1', 'net5.0'],
    ['net6.0', 'net6.0-windows'],
    ['net6.0-windows7.0', 'net6.0-windows10.0'],
    ['net6.0-ios', 'net6.0-android'],
    ['net5.0-android', 'monoandroid90'],
    ['net8.0', 'net48'],
    ['net45', 'portable-win81+wpa81'],
    ['net45', 'foo'],
    ['foo', 'net45'],
  ])('%s: %s', (project, candidate) => {
    expect(isCompatible(framework(project), framework(candidate))).toBe(false);
  });
});

function framework(text: string): Framework {
  const read = parseFramework(text);
  if (read === undefined) throw new Error(`"${text}" is no framework.`);
  return read;
}
