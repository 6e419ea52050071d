import type { Framework } from './framework';
import { type FrameworkVersion, noVersion } from './framework-version';

export function frameworkOf(
  identifier: string,
  version: FrameworkVersion = noVersion,
  profile = '',
): Framework {
  return { identifier, version, profile, platform: '', platformVersion: noVersion };
}

export const anyFramework = frameworkOf('Any');
export const agnosticFramework = frameworkOf('Agnostic');
export const unsupportedFramework = frameworkOf('Unsupported');

const specialFrameworks = new Map([
  ['any', anyFramework],
  ['agnostic', agnosticFramework],
  ['unsupported', unsupportedFramework],
]);

/** The frameworks that are no framework, by their names in any casing. */
export function findSpecialFramework(text: string): Framework | undefined {
  return specialFrameworks.get(text.toLowerCase());
}

/** A text that is equal for two frameworks exactly when NuGet holds them to be the same. */
export function frameworkKey({ identifier, version, profile, platform, platformVersion }: Framework): string {
  return [identifier, version.join('.'), profile, platform, platformVersion.join('.')]
    .join('|')
    .toLowerCase();
}
