/** Which program downloaded, as statistics name it: one of a fixed list, and its version as major.minor. */
export type DownloadClient = { client: string; clientVersion: string };

export const other = 'other';

type KnownClient = { name: string; pattern: RegExp };

/** Tried in this order: what NuGet itself sends begins with the client's name, then a slash and a version. */
const knownClients: readonly KnownClient[] = [
  known('NuGet .NET Core MSBuild Task', /^NuGet \.NET Core MSBuild Task/i),
  known('NuGet Desktop MSBuild Task', /^NuGet Desktop MSBuild Task/i),
  known('NuGet Command Line', /^NuGet Command[ -]?Line/i),
  known('NuGet xplat', /^NuGet xplat/i),
  known('NuGet VS VSIX', /^NuGet VS VSIX|^VS SDK|^NuGet Visual Studio/i),
  known('NuGet VS Package Manager Console', /^NuGet Package Manager Console|^NuGet VS PowerShell Console/i),
  known('NuGet VS Packages Dialog', /^NuGet (?:VS )?Packages Dialog|^NuGet Add Package Dialog/i),
  known('NuGet VS Package Installer', /^NuGet Package Installer|^NuGet VS Package Installer/i),
  known('NuGet Shim', /^NuGet Shim/i),
  known('NuGet Client V3', /^NuGet Client V3|^NuGet Test Client/i),
  known('NuGet Core', /^NuGet Core|^Package-Installer/i),
  known('Chocolatey', /^(?:Chocolatey(?: Core| Command Line| GUI)?|choco)\b/i),
  known('Paket', /^Paket\b/i),
  known('PowerShell', /PowerShell|^PSResourceGet|^Microsoft\.PowerShell/i),
  known('NuGet Package Explorer', /NuGet ?Package ?Explorer/i),
  known('JetBrains Rider', /JetBrains|Rider\b/i),
  known('ProGet', /^ProGet\b/i),
  known('Artifactory', /^Artifactory\b/i),
  known('Nexus', /^Nexus\b/i),
  known('curl', /^curl\b/i),
  known('Wget', /^Wget\b/i),
  known('Browser', /^Mozilla\//i),
];

const memoEntries = 1_000;
const memo = new Map<string, DownloadClient>();

/** Finds the client in a `User-Agent` header. */
export function downloadClient(userAgent: string | undefined): DownloadClient {
  if (userAgent === undefined) return { client: other, clientVersion: '' };
  const seen = memo.get(userAgent);
  if (seen) return seen;

  const found = parse(userAgent);
  if (memo.size >= memoEntries) memo.clear();
  if (userAgent.length <= 256) memo.set(userAgent, found);
  return found;
}

function parse(userAgent: string): DownloadClient {
  const client = knownClients.find(({ pattern }) => pattern.test(userAgent))?.name;
  if (client === undefined) return { client: other, clientVersion: '' };
  if (client === 'Browser') return { client, clientVersion: '' };

  // "NuGet Command Line/6.8.0 (…)", and Paket's "Paket (12.0.0+…)".
  const [, major, minor] = /^[^/(]*[/(]\s*v?(\d{1,6})(?:\.(\d{1,6}))?/.exec(userAgent) ?? [];
  return { client, clientVersion: major === undefined ? '' : `${major}.${minor ?? '0'}` };
}

function known(name: string, pattern: RegExp): KnownClient {
  return { name, pattern };
}
