import { expect, test } from 'vitest';
import { downloadClient } from './download-client';

test.each([
  ['NuGet .NET Core MSBuild Task/7.9.0 (Linux 6.1)', 'NuGet .NET Core MSBuild Task', '7.9'],
  ['NuGet xplat/6.12.1 (Unix 5.15)', 'NuGet xplat', '6.12'],
  ['NuGet Command Line/5.8.0 (Unix 6.1.0.28)', 'NuGet Command Line', '5.8'],
  ['NuGet Desktop MSBuild Task/6.8.0 (Microsoft Windows NT 10.0)', 'NuGet Desktop MSBuild Task', '6.8'],
  ['NuGet VS VSIX/6.8.0 (Microsoft Windows NT 10.0, VS Enterprise/17.0)', 'NuGet VS VSIX', '6.8'],
  ['NuGet Client V3/4.3.0 (Microsoft Windows)', 'NuGet Client V3', '4.3'],
  ['Paket (12.0.0+d1b8)', 'Paket', '12.0'],
  ['Chocolatey Core/0.10.15.0 (Windows)', 'Chocolatey', '0.10'],
  ['curl/8.5.0', 'curl', '8.5'],
  ['Wget/1.21', 'Wget', '1.21'],
  ['Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0', 'Browser', ''],
  ['something of mine/1.0', 'other', ''],
  ['', 'other', ''],
])('%s is %s %s', (userAgent, client, clientVersion) => {
  expect(downloadClient(userAgent)).toEqual({ client, clientVersion });
});

test('a request that does not say who asks comes from another client', () => {
  expect(downloadClient(undefined)).toEqual({ client: 'other', clientVersion: '' });
});
