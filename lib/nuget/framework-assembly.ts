import { InvalidPackage } from './invalid-package';
import type { Metadata } from './nuspec-metadata';
import type { ReadFramework } from './nuspec-framework';
import { childrenNamed, type XmlElement } from './xml';

/** An assembly of .NET Framework itself that a project needs, for these frameworks by short name; none means any. */
export type FrameworkAssembly = { readonly name: string; readonly targetFrameworks: readonly string[] };

export function readFrameworkAssemblies(
  { elements }: Metadata,
  readFramework: ReadFramework,
): FrameworkAssembly[] {
  return childrenNamed(elements.get('frameworkAssemblies'), 'frameworkAssembly').map((element) =>
    readFrameworkAssembly(element, readFramework),
  );
}

function readFrameworkAssembly({ attributes }: XmlElement, readFramework: ReadFramework): FrameworkAssembly {
  const name = attributes.get('assemblyName')?.trim() ?? '';
  if (name === '') {
    throw new InvalidPackage(
      'The nuspec has a "frameworkAssembly" without an "assemblyName". Name the assembly.',
    );
  }
  const targetFrameworks = (attributes.get('targetFramework') ?? '')
    .split(',')
    .flatMap((text) => readFramework(text, 'A framework assembly') ?? []);
  return { name, targetFrameworks };
}
