import { isAny, isUnsupported, parseFramework, shortName } from './framework';
import { InvalidPackage, quote } from './invalid-package';

/** The short name of a target framework, or undefined for any framework. The subject says what it was written for. */
export type ReadFramework = (text: string, subject: string) => string | undefined;

const maxFrameworks = 500;

/**
 * Reads the target frameworks of one nuspec. A framework that NuGet does not know is refused, for clients would drop
 * what is said about it without a word. Each is read once: a portable one takes long enough to bound their number.
 */
export function frameworkReader(): ReadFramework {
  const known = new Map<string, string | undefined>();
  return (text, subject) => {
    const written = text.trim();
    if (known.has(written)) return known.get(written);
    if (known.size >= maxFrameworks) {
      throw new InvalidPackage(`The nuspec names more than ${maxFrameworks} target frameworks.`);
    }
    const framework = readFramework(written, subject);
    known.set(written, framework);
    return framework;
  };
}

function readFramework(text: string, subject: string): string | undefined {
  if (text === '') return undefined;
  const framework = parseFramework(text);
  if (framework === undefined || isUnsupported(framework)) {
    throw new InvalidPackage(
      `${subject} is for the target framework ${quote(text)}, which NuGet does not know. Write one such as "net8.0".`,
    );
  }
  return isAny(framework) ? undefined : shortName(framework);
}
