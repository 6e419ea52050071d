import { expect, test } from 'vitest';
import { frameworkWords } from './framework-words';

test.each([
  ['net8.0', '.NET 8.0'],
  ['net8.0-windows10.0.19041', '.NET 8.0 for Windows'],
  ['netcoreapp3.1', '.NET Core 3.1'],
  ['netstandard2.0', '.NET Standard 2.0'],
  ['net45', '.NET Framework 4.5'],
  ['net472', '.NET Framework 4.7.2'],
  ['net40-client', '.NET Framework 4.0 Client'],
  ['any', 'All frameworks'],
  ['strange1', 'Unsupported'],
])('people read %s as %s', (shortName, words) => {
  expect(frameworkWords(shortName)).toBe(words);
});
