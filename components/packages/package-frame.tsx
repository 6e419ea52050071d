import type { ReactNode } from 'react';
import { MainAndSide } from '@/components/layout/columns';
import { type Tab, Tabs } from '@/components/ui/tabs';
import type { PackageDetails } from '@/lib/domain/packages/details';
import type { Visibility } from '@/lib/domain/packages/visibility';
import { packageActivityPath, packageOwnersPath, versionPath } from '@/lib/format/paths';
import { frameworkWords } from './framework-words';
import { InstallCommand } from './install-command';
import { PackageHead } from './package-head';
import { factsOf, iconOf, marksOf, notesOf, summaryOf } from './package-view';
import { SideFacts } from './side-facts';
import type { GallerySource } from './source-setup';
import { VersionNotices } from './version-notices';
import { WithheldVersion } from './withheld-version';

export type PackageTab = 'readme' | 'versions' | 'dependencies' | 'frameworks' | 'symbols';

type Props = {
  details: PackageDetails;
  source: GallerySource;
  tab: PackageTab;
  /** The version that was asked for, when there is none such. */
  missingVersion?: string | undefined;
  viewerOwns: boolean;
  /** Whether whoever looks sees what is kept from the public. */
  seesPrivate?: boolean;
  visibility: Visibility;
  children: ReactNode;
};

/** Everything of a package's page but what its tab is about, which is shown of a version that can be had. */
export function PackageFrame(props: Props) {
  const {
    details,
    source,
    tab,
    missingVersion,
    viewerOwns,
    seesPrivate = false,
    visibility,
    children,
  } = props;
  if (visibility !== 'everything') {
    return <WithheldVersion details={details} visibility={visibility} viewerOwns={viewerOwns} />;
  }
  const { version } = details;
  const now = new Date();
  return (
    <>
      <PackageHead
        id={details.id}
        version={version.normalizedVersion}
        iconUrl={iconOf(details)}
        summary={summaryOf(details)}
        marks={marksOf(details)}
        frameworks={version.targetFrameworks.map(({ framework }) => frameworkWords(framework))}
      />
      <div className="mt-5">
        <VersionNotices notes={notesOf(details, missingVersion, viewerOwns)} />
      </div>
      <div className="mt-6">
        <InstallCommand
          source={source}
          target={{
            id: details.id,
            version: version.normalizedVersion,
            packageTypes: version.packageTypes.map(({ name }) => name),
            developmentDependency: version.developmentDependency,
          }}
        />
      </div>
      <div className="mt-8">
        <MainAndSide side={<SideFacts facts={factsOf(details, now, viewerOwns)} now={now} />}>
          <Tabs
            label="About this package"
            tabs={tabsOf(details, tab === 'symbols', { viewerOwns, seesPrivate })}
            current={tabPath(details, tab)}
          />
          <div className="mt-6">{children}</div>
        </MainAndSide>
      </div>
    </>
  );
}

/** Most versions have no symbols: whoever owns one is told how to add them. What was done to a package is for its owners. */
function tabsOf(
  details: PackageDetails,
  showSymbols: boolean,
  { viewerOwns, seesPrivate }: { viewerOwns: boolean; seesPrivate: boolean },
): Tab[] {
  const { pdbs, symbolPackages } = details.version;
  const dependencies = new Set(
    details.version.dependencyGroups.flatMap((group) => group.dependencies.map(({ lowerId }) => lowerId)),
  );
  return [
    { label: 'Readme', href: tabPath(details, 'readme') },
    { label: 'Versions', href: tabPath(details, 'versions') },
    { label: 'Dependencies', href: tabPath(details, 'dependencies'), count: dependencies.size },
    {
      label: 'Frameworks',
      href: tabPath(details, 'frameworks'),
      count: details.version.targetFrameworks.length,
    },
    ...(showSymbols || viewerOwns || pdbs + symbolPackages > 0
      ? [{ label: 'Symbols', href: tabPath(details, 'symbols'), count: pdbs }]
      : []),
    ...(viewerOwns || seesPrivate
      ? [{ label: 'Owners', href: packageOwnersPath(details.id), count: details.owners.length }]
      : []),
    ...(viewerOwns ? [{ label: 'Activity', href: packageActivityPath(details.id) }] : []),
  ];
}

function tabPath({ id, version }: PackageDetails, tab: PackageTab): string {
  return versionPath(id, version.normalizedVersion, tab === 'readme' ? undefined : tab);
}
