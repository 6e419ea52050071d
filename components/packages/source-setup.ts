import { shellWord, xmlAttribute } from './escape';

/** How a client is told of this gallery. */
export type GallerySource = {
  /** The V3 service index. */
  url: string;
  /** What the source is called in a client's settings. */
  name: string;
  /** Whether it answers members alone: by user name and API key. */
  forMembers?: boolean;
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
  return [
    `dotnet nuget add source ${shellWord(source.url)} --name ${shellWord(source.name)}`,
    source.forMembers === true && credentialSwitches,
    isPlainHttp(source) && '--allow-insecure-connections',
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** Outside of Windows a client keeps no password in another way. */
const credentialSwitches = '--username YOUR_NAME --password YOUR_API_KEY --store-password-in-clear-text';

/** The variable in which clients look for the credentials of a source. */
export const credentialsName = ({ name }: GallerySource): string => `NuGetPackageSourceCredentials_${name}`;

/** What tells clients that run elsewhere who asks, without a file that holds it. */
export const credentialsVariable = (source: GallerySource): string =>
  `${credentialsName(source)}=Username=YOUR_NAME;Password=YOUR_API_KEY`;

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
