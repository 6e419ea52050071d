import { Fragment } from 'react';
import type { VersionSymbols } from '@/lib/domain/symbols/details';
import { formatSize } from '@/lib/format/sizes';

type Props = { files: VersionSymbols['files'] };

/** The PDBs of a version, each with the key by which debuggers ask for it. */
export function SymbolList({ files }: Props) {
  return (
    <ul aria-label="Symbols that debuggers can have" className="divide-y divide-line border-y border-line">
      {files.map(({ path, symbolKey, sizeBytes, inPackage }) => (
        <li
          key={`${path} ${inPackage}`}
          className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2.5 text-sm"
        >
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">
              <Path path={path} />
            </p>
            <p className="mt-0.5 text-ink-soft">
              <code className="font-mono text-xs break-all">{symbolKey}</code>
            </p>
          </div>
          <p className="text-ink-soft tabular-nums">
            {inPackage && 'in the package itself, '}
            {formatSize(sizeBytes)}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Breaks between folders first. */
function Path({ path }: { path: string }) {
  return path.split('/').map((segment, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {segment}
    </Fragment>
  ));
}
