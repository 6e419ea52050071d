import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Count } from '@/components/ui/count';
import { Icon, type IconName } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatSize } from '@/lib/format/sizes';
import { OwnerList, type PackageOwnerView } from './owner-list';
import { TagLinks } from './tag-links';

export type PackageFacts = {
  downloads: { total: number; version: number; perDay: number };
  updatedAt: Date;
  /** The license by its parts, those that can be looked up with an address: MIT, " OR ", Apache-2.0. */
  license: readonly { text: string; href?: string | undefined }[];
  links: readonly { label: string; href: string; icon: IconName }[];
  owners: readonly PackageOwnerView[];
  tags: readonly string[];
  copyright: string;
  downloadHref: string;
  sizeBytes: number;
  /** In base64, as a registration has it. */
  sha512: string;
  /** Where administrators are told of it. */
  report: { label: string; href: string };
  minClientVersion?: string | undefined;
};

/** What is good to know beside the readme. */
export function SideFacts({ facts, now }: { facts: PackageFacts; now?: Date | undefined }) {
  const { downloads, updatedAt, license, links, owners, tags, sha512 } = facts;
  return (
    <div className="space-y-7 text-sm">
      <Facts title="Downloads">
        <dl className="grid grid-cols-[1fr_auto] gap-y-1 tabular-nums">
          <dt className="text-ink-soft">Total</dt>
          <dd className="text-right font-medium">
            <Count value={downloads.total} compact />
          </dd>
          <dt className="text-ink-soft">This version</dt>
          <dd className="text-right">
            <Count value={downloads.version} compact />
          </dd>
          <dt className="text-ink-soft">Each day, on average</dt>
          <dd className="text-right">
            <Count value={downloads.perDay} compact />
          </dd>
        </dl>
      </Facts>
      <Facts title="About">
        <ul className="space-y-2">
          <Fact icon="clock">
            Last updated <TimeAgo at={updatedAt} now={now} />
          </Fact>
          {license.length > 0 && (
            <Fact icon="license">
              {license.map(({ text, href }, index) =>
                href === undefined ? (
                  <span key={index}>{text}</span>
                ) : (
                  <TextLink key={index} href={href} external={!href.startsWith('/')}>
                    {text}
                  </TextLink>
                ),
              )}
            </Fact>
          )}
          {links.map(({ label, href, icon }) => (
            <Fact key={href} icon={icon}>
              <TextLink href={href} external>
                {label}
              </TextLink>
            </Fact>
          ))}
          <Fact icon="download">
            <TextLink href={facts.downloadHref}>Download the package</TextLink>{' '}
            <span className="whitespace-nowrap text-ink-soft">({formatSize(facts.sizeBytes)})</span>
          </Fact>
          {facts.minClientVersion !== undefined && (
            <Fact icon="info">Needs NuGet {facts.minClientVersion} or later</Fact>
          )}
          <Fact icon="flag">
            <TextLink href={facts.report.href}>{facts.report.label}</TextLink>
          </Fact>
        </ul>
      </Facts>
      <Facts title="Owners">
        <OwnerList owners={owners} />
      </Facts>
      {tags.length > 0 && (
        <Facts title="Tags">
          <TagLinks tags={tags} most={12} />
        </Facts>
      )}
      <Facts title="SHA-512">
        <div className="flex items-start gap-1">
          <code className="min-w-0 font-mono text-xs break-all text-ink-soft noscript:select-all">
            {sha512}
          </code>
          <CopyButton text={sha512} label="Copy the SHA-512 hash" />
        </div>
      </Facts>
      {facts.copyright !== '' && <p className="text-xs wrap-anywhere text-ink-soft">{facts.copyright}</p>}
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 border-b border-line pb-1.5 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <span className="mt-0.5 text-ink-soft">
        <Icon name={icon} />
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}
