import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { anOsvAdvisory } from '@/lib/testing/advisories';
import { aWord } from '@/lib/testing/word';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

const Listed = z.object({
  projects: z.array(
    z.object({
      frameworks: z.array(z.object({ topLevelPackages: z.array(z.record(z.string(), z.unknown())) })),
    }),
  ),
});

const listedIn = (output: string) =>
  Listed.parse(JSON.parse(output)).projects.flatMap(({ frameworks }) =>
    frameworks.flatMap(({ topLevelPackages }) => topLevelPackages),
  );

const severities = ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const;

test.describe(`dotnet warns${skippedFor}`, () => {
  test('of each severity after a restore, with this gallery as its only source, and when asked for what is not safe', async ({
    workplace,
    projectFor,
    push,
    lode,
  }) => {
    const packages = await Promise.all(
      severities.map(async (severity) => ({
        severity,
        ...(await push({ id: `Test.${severity}.${aWord()}`, assembly: 'netstandard2.0' })),
      })),
    );
    const safe = await push({ assembly: 'netstandard2.0' });
    const affected = (id: string) => [{ id, fixed: '1.0.1' }];
    const advisories = packages.map(({ id, severity }) =>
      anOsvAdvisory({ affected: affected(id), severity }),
    );
    const path = workplace.path('advisories.json');
    writeFileSync(path, JSON.stringify([...advisories, anOsvAdvisory({ affected: [{ id: 'Not.Here' }] })]));
    expect(await lode('advisories', 'import', path)).toMatchObject({ code: 0 });

    const references = Object.fromEntries([...packages, safe].map(({ id }) => [id, '1.0.0']));
    const audit = '<NuGetAudit>true</NuGetAudit><NuGetAuditMode>all</NuGetAuditMode>';
    workplace.write(
      'app/app.csproj',
      projectFor(`${audit}<NuGetAuditLevel>low</NuGetAuditLevel>`, references),
    );
    const restored = await workplace.dotnet('restore', 'app', ...alone);

    expect(restored.code, restored.output).toBe(0);
    for (const [severity, { id }] of packages.entries()) {
      const line = new RegExp(`warning NU190${severity + 1}: .*'${id.replaceAll('.', '\\.')}' 1\\.0\\.0.*`);
      expect(restored.output).toMatch(line);
      expect(restored.output).toContain(`https://advisories.test/${advisories[severity]?.id}`);
    }
    expect(restored.output).not.toContain(safe.id);
    expect(restored.output).not.toContain('NU1900');

    const { output } = await workplace.dotnet('list', 'app', 'package', '--vulnerable', '--format', 'json');
    const listed = listedIn(output);
    expect(listed).toHaveLength(severities.length);
    for (const [index, { id }] of packages.entries()) {
      expect(listed).toContainEqual(
        expect.objectContaining({
          id,
          vulnerabilities: [
            {
              severity: ['Low', 'Moderate', 'High', 'Critical'][index],
              advisoryurl: `https://advisories.test/${advisories[index]?.id}`,
            },
          ],
        }),
      );
    }
  });

  test('of what is deprecated, and says why and what to use instead', async ({
    workplace,
    projectFor,
    push,
    request,
    owner,
  }) => {
    const old = await push({ assembly: 'netstandard2.0' });
    const other = await push({ version: '2.0.0', assembly: 'netstandard2.0' });
    const response = await request.put(`/api/v2/package/${old.id}/deprecations`, {
      headers: { 'x-nuget-apikey': owner.key },
      form: {
        ...{ 'versions[0]': '1.0.0', isLegacy: 'true', hasCriticalBugs: 'true' },
        ...{ alternatePackageId: other.id, alternatePackageVersion: '2.0.0' },
      },
    });
    expect(response.status()).toBe(200);

    workplace.write('app/app.csproj', projectFor('', { [old.id]: '1.0.0', [other.id]: '2.0.0' }));
    expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
    const { output } = await workplace.dotnet('list', 'app', 'package', '--deprecated', '--format', 'json');

    expect(listedIn(output)).toEqual([
      expect.objectContaining({
        id: old.id,
        deprecationReasons: ['Legacy', 'CriticalBugs'],
        alternativePackage: { id: other.id, versionRange: '>= 2.0.0' },
      }),
    ]);
  });
});
