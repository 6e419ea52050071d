import type { ReactNode } from 'react';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ApiKeyLine } from './api-key-row';
import { KeyActions } from './key-actions';
import { KeyEnd } from './key-end';
import { KeyUse } from './key-use';

/** What a key is and what became of it. */
export function KeyFacts({ apiKey, now }: { apiKey: ApiKeyLine; now: Date }) {
  const { hint, owner, createdAt, leakUrl } = apiKey;
  return (
    <dl className="mt-6 grid max-w-measure gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
      <Fact name="Begins with">
        <code className="font-mono text-xs">{hint}…</code>
      </Fact>
      <Fact name="Owner">{owner}</Fact>
      <Fact name="May">
        <KeyActions scopes={apiKey.scopes} />
      </Fact>
      <Fact name="Packages">
        <span className="font-mono text-xs wrap-anywhere">
          {[...new Set(apiKey.scopes.map(({ glob }) => glob))].join(' ')}
        </span>
      </Fact>
      <Fact name="Networks">
        {apiKey.networks.length === 0 ? (
          'Everywhere'
        ) : (
          <span className="font-mono text-xs wrap-anywhere">{apiKey.networks.join(' ')}</span>
        )}
      </Fact>
      <Fact name="Secret made">
        <TimeAgo at={createdAt} now={now} />
      </Fact>
      <Fact name="Ends">
        <KeyEnd apiKey={apiKey} now={now} />
      </Fact>
      <Fact name="Last used">
        <KeyUse apiKey={apiKey} now={now} />
      </Fact>
      {leakUrl !== null && leakUrl !== '' && (
        <Fact name="Found at">
          <span className="wrap-anywhere">{leakUrl}</span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
