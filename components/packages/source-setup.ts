import { shellWord, xmlAttribute } from './escape';

/** How a client is told of this gallery. */
export type GallerySource = {
  /** The V3 service index. */
  url: string;
  /** What the source is called in a client's settings. */
  name: string;
};

/** Current clients refuse sources of plain http unless the source itself says otherwise. */
export function isPlainHttp({ url }: GallerySource): boolean {
  return new URL(url).protocol === 'http:';
}

/** A gallery's name as the name of a source, which is typed in commands: "Acme Packages" becomes "acme-packages". */
export function sourceName(galleryName: string): string {
  const name = galleryName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'lode' : name;
}

/** The command that adds the gallery to the sources of a person. */
export function addSourceCommand(source: GallerySource): string {
  const command = `dotnet nuget add source ${shellWord(source.url)} --name ${shellWord(source.name)}`;
  return isPlainHttp(source) ? `${command} --allow-insecure-connections` : command;
}

/** A whole `nuget.config` for the folder of a solution. */
export function nugetConfig(source: GallerySource): string {
  const insecure = isPlainHttp(source) ? ' allowInsecureConnections="true"' : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <add key=${xmlAttribute(source.name)} value=${xmlAttribute(source.url)} protocolVersion="3"${insecure} />
  </packageSources>
</configuration>`;
}
