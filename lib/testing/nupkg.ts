import JSZip from 'jszip';
import { makeAssembly } from './assembly';
import { makeNuspec, type NuspecOptions } from './nuspec';

export type NupkgOptions = NuspecOptions & {
  /** The nuspec as it is, instead of one made of the other options. */
  nuspec?: string | Uint8Array;
  /** More entries by their path, each with its content. */
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** A target framework, such as `net8.0`, to put an assembly for under `lib`. */
  assembly?: string;
  /** When each entry says it was last written. */
  date?: Date;
};

const date = new Date('2024-01-01T00:00:00Z');

/**
 * A package for tests. The same options give the same bytes. An icon, a readme and a license file that the options
 * name are put in, unless `files` has them.
 */
export function makeNupkg(options: NupkgOptions): Promise<Buffer> {
  const { id, version } = options;
  return makeZip(
    {
      '_rels/.rels': relationships(id),
      [`${id}.nuspec`]: options.nuspec ?? makeNuspec(options),
      ...assemblyFile(options),
      ...namedFiles(options),
      ...options.files,
      '[Content_Types].xml': contentTypes,
      [`package/services/metadata/core-properties/${id}.psmdcp`]: coreProperties(id, version),
    },
    options.date,
  );
}

/** A zip file of nothing but these entries, their names as they are given. */
export function makeZip(
  entries: Readonly<Record<string, string | Uint8Array>>,
  entryDate: Date = date,
): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries)) {
    zip.file(name, content, { date: entryDate, createFolders: false });
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The smallest PNG: one transparent pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function namedFiles({ id, icon, readme, license }: NupkgOptions): Record<string, string | Uint8Array> {
  return {
    ...(icon === undefined ? {} : { [entryName(icon)]: pixel }),
    ...(readme === undefined ? {} : { [entryName(readme)]: `# ${id}\n` }),
    ...(license !== undefined && 'file' in license
      ? { [entryName(license.file)]: 'Use it as you like.\n' }
      : {}),
  };
}

function entryName(path: string): string {
  return path.replaceAll('\\', '/');
}

function assemblyFile({ id, assembly }: NupkgOptions): Record<string, Uint8Array> {
  return assembly === undefined ? {} : { [`lib/${assembly}/${id}.dll`]: makeAssembly() };
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
  <Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />
  <Default Extension="nuspec" ContentType="application/octet" />
  <Default Extension="dll" ContentType="application/octet" />
</Types>`;

function relationships(id: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/${id}.nuspec" Id="R1" />
</Relationships>`;
}

function coreProperties(id: string, version: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:identifier>${id}</dc:identifier>
  <version>${version}</version>
</coreProperties>`;
}
