import type { Framework } from './framework';
import { frameworkKey, frameworkOf } from './framework-identity';

/** Frameworks that are one and the same under several names. */
const sameFrameworks: readonly (readonly Framework[])[] = [
  [frameworkOf('UAP'), frameworkOf('UAP', [10, 0, 0, 0])],
  [
    frameworkOf('Windows'),
    frameworkOf('Windows', [8, 0, 0, 0]),
    frameworkOf('.NETCore'),
    frameworkOf('.NETCore', [4, 5, 0, 0]),
    frameworkOf('WinRT'),
    frameworkOf('WinRT', [4, 5, 0, 0]),
  ],
  [frameworkOf('Windows', [8, 1, 0, 0]), frameworkOf('.NETCore', [4, 5, 1, 0])],
  [
    frameworkOf('WindowsPhone'),
    frameworkOf('WindowsPhone', [7, 0, 0, 0]),
    frameworkOf('Silverlight', [3, 0, 0, 0], 'WindowsPhone'),
  ],
  [frameworkOf('WindowsPhone', [7, 1, 0, 0]), frameworkOf('Silverlight', [4, 0, 0, 0], 'WindowsPhone71')],
  [frameworkOf('WindowsPhone', [8, 0, 0, 0]), frameworkOf('Silverlight', [8, 0, 0, 0], 'WindowsPhone')],
  [frameworkOf('WindowsPhone', [8, 1, 0, 0]), frameworkOf('Silverlight', [8, 1, 0, 0], 'WindowsPhone')],
  [frameworkOf('WindowsPhoneApp'), frameworkOf('WindowsPhoneApp', [8, 1, 0, 0])],
  [frameworkOf('Tizen'), frameworkOf('Tizen', [3, 0, 0, 0])],
  [
    frameworkOf('DNX'),
    frameworkOf('DNX', [4, 5, 0, 0]),
    frameworkOf('ASP.NET'),
    frameworkOf('ASP.NET', [5, 0, 0, 0]),
  ],
  [
    frameworkOf('DNXCore'),
    frameworkOf('DNXCore', [5, 0, 0, 0]),
    frameworkOf('ASP.NETCore'),
    frameworkOf('ASP.NETCore', [5, 0, 0, 0]),
  ],
  [frameworkOf('.NETPlatform'), frameworkOf('.NETPlatform', [5, 0, 0, 0])],
];

/** Profiles of a framework that count as one another. */
const sameProfiles = [
  { identifier: '.NETFramework', profiles: ['', 'Client', 'Full'] },
  { identifier: 'Silverlight', profiles: ['WindowsPhone', 'WindowsPhone71'] },
  { identifier: 'WindowsPhone', profiles: ['WindowsPhone', 'WindowsPhone71'] },
];

const groups = new Map<string, readonly Framework[]>();
for (const group of sameFrameworks) {
  for (const framework of group) groups.set(frameworkKey(framework), group);
}

/** Frameworks that have another name, which are the ones to look at below a given version. */
export const renamedFrameworks: readonly Framework[] = sameFrameworks.flat();

/** The names of a framework, its own among them when it has others. */
export function equivalentFrameworks(framework: Framework): Framework[] {
  const aliases = groups.get(frameworkKey(framework)) ?? [framework];
  return [...aliases, ...aliases.flatMap(withEquivalentProfiles)];
}

/** A text that is equal for two frameworks that are one under several names. */
export function equivalenceKey(framework: Framework): string {
  return frameworkKey(groups.get(frameworkKey(framework))?.[0] ?? framework);
}

function withEquivalentProfiles(framework: Framework): Framework[] {
  const profile = framework.profile.toLowerCase();
  const same = sameProfiles.find(
    ({ identifier, profiles }) =>
      identifier === framework.identifier && profiles.some((known) => known.toLowerCase() === profile),
  );
  return (same?.profiles ?? []).map((other) => ({ ...framework, profile: other }));
}
