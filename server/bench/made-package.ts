import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';

export type MadePackage = {
  id: string;
  version: string;
  description: string;
  authors?: string;
  tags?: string;
  dependencies?: readonly string[];
  /** About what the package weighs. */
  sizeBytes: number;
};

const chunkBytes = 1_048_576;
const overheadBytes = 1_500;

/** The bytes of a package that is made for measuring; what is in it does not compress. */
export async function makePackage(made: MadePackage): Promise<Buffer> {
  const zip = zipOf(made);
  zip.file(contentPath, randomBytes(Math.max(0, made.sizeBytes - overheadBytes)));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}

/** As `makePackage`, to a file and without holding it in memory. */
export async function writePackage(path: string, made: MadePackage): Promise<void> {
  const zip = zipOf(made);
  zip.file(contentPath, Readable.from(chunksOf(made.sizeBytes - overheadBytes)));
  const stream = zip.generateNodeStream({ streamFiles: true, compression: 'STORE' });
  await pipeline(stream, createWriteStream(path));
}

const contentPath = 'content/data.bin';

function* chunksOf(sizeBytes: number): Generator<Buffer> {
  const chunk = randomBytes(chunkBytes);
  for (let left = sizeBytes; left > 0; left -= chunkBytes) yield chunk.subarray(0, left);
}

function zipOf(made: MadePackage): JSZip {
  const zip = new JSZip();
  zip.file('_rels/.rels', relationships(made.id));
  zip.file(`${made.id}.nuspec`, nuspec(made));
  zip.file('[Content_Types].xml', contentTypes);
  return zip;
}

function nuspec(made: MadePackage): string {
  const { id, version, description, authors = 'Bench', tags = '', dependencies = [] } = made;
  const named = dependencies.map((one) => `<dependency id="${one}" version="1.0.0" />`).join('');
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${id}</id>
    <version>${version}</version>
    <authors>${authors}</authors>
    <license type="expression">MIT</license>
    <projectUrl>https://example.test/${id}</projectUrl>
    <description>${description}</description>
    <tags>${tags}</tags>
    <dependencies><group targetFramework="net8.0">${named}</group></dependencies>
  </metadata>
</package>`;
}

function relationships(id: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/${id}.nuspec" Id="R1" />
</Relationships>`;
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
  <Default Extension="nuspec" ContentType="application/octet" />
  <Default Extension="bin" ContentType="application/octet" />
</Types>`;
