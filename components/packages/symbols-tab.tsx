import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { TimeAgo } from '@/components/ui/time-ago';
import type { VersionSymbols } from '@/lib/domain/symbols/details';
import { formatSize } from '@/lib/format/sizes';
import { SymbolNotices } from './symbol-notices';
import { SymbolList } from './symbol-list';

type Props = {
  symbols: VersionSymbols;
  viewerOwns: boolean;
  /** Whether whoever looks sees why symbols were refused. */
  seesPrivate: boolean;
  downloadHref: string;
  /** What debuggers are given as the address of this gallery's symbols. */
  serverUrl: string;
  now?: Date | undefined;
};

/** What debuggers find of a version, and how they are told where. */
export function SymbolsTab({ symbols, viewerOwns, seesPrivate, downloadHref, serverUrl, now }: Props) {
  const { available, files } = symbols;
  return (
    <div className="space-y-6">
      <SymbolNotices symbols={symbols} seesPrivate={seesPrivate} now={now} />
      {files.length === 0 ? (
        <NoSymbols symbols={symbols} viewerOwns={viewerOwns} />
      ) : (
        <>
          <SymbolList files={files} />
          {available !== undefined && (
            <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-soft">
              <LinkButton href={downloadHref}>Download the symbols package</LinkButton>
              <span>
                {formatSize(available.sizeBytes)}, pushed <TimeAgo at={available.pushedAt} now={now} />
              </span>
            </p>
          )}
          <SymbolServer url={serverUrl} />
        </>
      )}
    </div>
  );
}

function NoSymbols({ symbols: { checking }, viewerOwns }: Pick<Props, 'symbols' | 'viewerOwns'>) {
  if (checking !== undefined) return null;
  if (!viewerOwns) {
    return (
      <EmptyState title="No symbols">
        Its owners have not published any. Debuggers may still find them elsewhere, or inside the assemblies.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No symbols yet">
      <p>
        With them, whoever uses this package can step into it. Pack and push them with the package, or push
        the .snupkg alone:
      </p>
      <div className="mt-3 text-ink">
        <CodeBlock code="dotnet pack --include-symbols -p:SymbolPackageFormat=snupkg" label="pack command" />
      </div>
    </EmptyState>
  );
}

function SymbolServer({ url }: { url: string }) {
  return (
    <section aria-labelledby="symbol-server" className="space-y-2 text-sm">
      <h2 id="symbol-server" className="text-base font-semibold">
        Debug with them
      </h2>
      <p className="max-w-measure">
        Give your debugger this address as a symbol server. In Visual Studio: Tools, Options, Debugging,
        Symbols.
      </p>
      <CodeBlock code={url} label="address of the symbol server" />
    </section>
  );
}
