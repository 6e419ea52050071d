import { expect, test } from 'vitest';
import { githubSteps, gitlabJob, pushCommand } from './key-uses';

const source = { url: 'https://gallery.test/v3/index.json', name: 'gallery' };

test('the commands that are offered hold no key, only the name of what does', () => {
  expect(pushCommand(source)).toBe(
    'dotnet nuget push "artifacts/*.nupkg" --source https://gallery.test/v3/index.json --api-key "$NUGET_API_KEY" --skip-duplicate',
  );
  expect(githubSteps(source)).toContain('NUGET_API_KEY: ${{ secrets.NUGET_API_KEY }}');
  expect(gitlabJob(source)).toContain(`    - ${pushCommand(source)}`);
});

test('a gallery of plain http is allowed in the command', () => {
  expect(pushCommand({ ...source, url: 'http://gallery.test/v3/index.json' })).toMatch(
    / --allow-insecure-connections$/,
  );
});

test('a gallery for members is named, for by its name clients find who asks', () => {
  const closed = { ...source, forMembers: true };
  expect(pushCommand(closed)).toContain(' --source gallery --api-key ');
  expect(githubSteps(closed).split('\n')).toEqual([
    '- run: dotnet pack --output artifacts',
    '  env:',
    '    NuGetPackageSourceCredentials_gallery: ${{ secrets.NUGET_CREDENTIALS }}',
    `- run: ${pushCommand(closed)}`,
    '  env:',
    '    NUGET_API_KEY: ${{ secrets.NUGET_API_KEY }}',
    '    NuGetPackageSourceCredentials_gallery: ${{ secrets.NUGET_CREDENTIALS }}',
  ]);
  expect(githubSteps(source)).not.toContain('Credentials');
});
