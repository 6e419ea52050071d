import { CodeBlock } from '@/components/ui/code-block';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import {
  addSourceCommand,
  credentialsVariable,
  type GallerySource,
  isPlainHttp,
  nugetConfig,
} from './source-setup';

/** What is needed once before any install command works: this gallery among the sources. */
export function SourceSetup({ source }: { source: GallerySource }) {
  return (
    <details className="group mt-2 text-sm">
      <summary className="flex min-h-8 w-fit list-none items-center gap-1.5 rounded-md text-xs text-ink-soft hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <span className="-rotate-90 group-open:rotate-0">
          <Icon name="chevron" />
        </span>
        First time here? Add this gallery to your sources once
      </summary>
      <div className="mt-2 space-y-3 border-l border-line pl-4">
        <p className="max-w-measure">For yourself, on this machine:</p>
        <CodeBlock code={addSourceCommand(source)} label="source command" />
        <p className="max-w-measure">
          For everybody who works on a solution: a file beside it, kept with its source.
        </p>
        <CodeBlock code={nugetConfig(source)} title="nuget.config" label="nuget.config" />
        {source.forMembers === true && (
          <>
            <p className="max-w-measure">
              This gallery answers its members alone: put in your user name, and{' '}
              <TextLink href="/account/api-keys">an API key of yours</TextLink> that may read. The file holds
              neither; a build server has them in its environment.
            </p>
            <CodeBlock code={credentialsVariable(source)} label="environment variable" />
          </>
        )}
        {isPlainHttp(source) && (
          <p className="max-w-measure text-ink-soft">
            This gallery is reached by plain http. Current clients refuse that unless the source says{' '}
            <code className="font-mono text-xs">allowInsecureConnections</code>, as both of these do. Of the
            other commands only <code className="font-mono text-xs">dotnet nuget push</code> has a switch of
            its own for it, so name the source rather than its address. Scripts cannot use this gallery until
            it has https.
          </p>
        )}
      </div>
    </details>
  );
}
