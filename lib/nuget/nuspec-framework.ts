import { isAny, isUnsupported, parseFramework, shortName } from './framework';
import { InvalidPackage, quote } from './invalid-package';

/**
 * The short name of a target framework that a nuspec names, or undefined for any framework. A framework that NuGet
 * does not know is refused, for clients would drop what is said about it without a word.
 */
export function readFramework(text: string, subject: string): string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  const framework = parseFramework(written);
  if (framework === undefined || isUnsupported(framework)) {
    throw new InvalidPackage(
      `${subject} is for the target framework ${quote(written)}, which NuGet does not know. Write one such as "net8.0".`,
    );
  }
  return isAny(framework) ? undefined : shortName(framework);
}
