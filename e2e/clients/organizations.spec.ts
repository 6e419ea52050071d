import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { makeOrganization } from '../organizations';
import { expect, skippedFor, test } from './fixtures';

test.describe(`with a collaborator's key in the name of an organization${skippedFor}`, () => {
  test('dotnet pushes and unlists, and the public sees the organization alone [rule 164]', async ({
    workplace,
    request,
    baseURL,
    people,
  }) => {
    const { name, collaborator } = await makeOrganization(people);
    const key = await people.makeKey(collaborator.name, name);
    const id = `Test.${aWord()}`;
    const push = async (version: string) => {
      const path = workplace.write(`${id}.${version}.nupkg`, await makeNupkg({ id, version }));
      return workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', key);
    };
    for (const version of ['1.0.0', '2.0.0']) {
      expect(await push(version)).toEqual({
        code: 0,
        output: expect.stringContaining('Your package was pushed.'),
      });
    }
    const named = ['--source', 'gallery', '--api-key', key, '--non-interactive'];
    expect(await workplace.dotnet('nuget', 'delete', id, '2.0.0', ...named)).toMatchObject({ code: 0 });

    const lower = id.toLowerCase();
    const addresses = [
      `/packages/${id}`,
      `/packages/${id}/1.0.0/versions`,
      `/packages?q=${id}`,
      `/profiles/${name}`,
      `/v3/query?q=packageid:${id}`,
      `/v3/registration/gz-semver2/${lower}/index.json`,
    ];
    const texts = await Promise.all(
      addresses.map(async (address) => {
        const answer = await request.get(`${baseURL ?? ''}${address}`);
        expect(answer.status(), address).toBe(200);
        return answer.text();
      }),
    );
    expect(texts.filter((text) => text.includes(collaborator.name))).toEqual([]);
    // The page, its list of versions, the search and the profile name the owner.
    for (const text of [0, 2, 3, 4].map((at) => texts[at])) expect(text).toContain(name);
  });

  test('dotnet is told why it is refused once the collaborator has left', async ({
    workplace,
    lode,
    people,
  }) => {
    const { name, collaborator } = await makeOrganization(people);
    const key = await people.makeKey(collaborator.name, name);
    expect(await lode('org', 'member', 'remove', name, collaborator.name)).toMatchObject({ code: 0 });
    const path = workplace.write('late.nupkg', await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' }));

    expect(await workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', key)).toEqual({
      code: 1,
      output: expect.stringContaining(`401 (You are not a member of the organization "${name}" any more`),
    });
  });
});
