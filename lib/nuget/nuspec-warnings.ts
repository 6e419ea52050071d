import type { Nuspec } from './nuspec';

type Said = Pick<Nuspec, 'license' | 'licenseUrl' | 'icon' | 'iconUrl' | 'readme' | 'repository'>;

/** What a package should do better, in sentences for the person who pushes it. */
export function listWarnings(nuspec: Said, isNormalized: boolean): string[] {
  return [
    ...warnAboutLicense(nuspec),
    ...(nuspec.icon === undefined && nuspec.iconUrl !== ''
      ? [
          'The element "iconUrl" is deprecated. Put the icon in the package and name it by the element "icon".',
        ]
      : []),
    ...(nuspec.readme === undefined
      ? ['The package has no readme. Add one and name it by the element "readme".']
      : []),
    ...(/^http:/i.test(nuspec.repository.url)
      ? ['The repository URL begins with "http:". Write it with "https:", so that readers are safe.']
      : []),
    ...(isNormalized
      ? []
      : ['The nuspec is not in Unicode normalization form C, so that searches may miss words of it.']),
  ];
}

function warnAboutLicense({ license, licenseUrl }: Said): string[] {
  if (license !== undefined) return [];
  return licenseUrl === ''
    ? ['The package has no license. Say one by the element "license".']
    : ['The element "licenseUrl" is deprecated. Say the license by the element "license".'];
}
