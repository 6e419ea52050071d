import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { succeed } from '../fixtures';
import { expect, skippedFor, test } from './fixtures';

test.describe(`under a reserved prefix${skippedFor}`, () => {
  test('dotnet tells a stranger whose it is, and its owner publishes [rule 175, 176] [check 103]', async ({
    workplace,
    lode,
    aPerson,
  }) => {
    const [holder, stranger] = [await aPerson(), await aPerson()];
    const value = `${aWord()}.`;
    await succeed(lode('prefix', 'reserve', value, '--owner', holder.name));
    const id = `${value}Text`;
    const path = workplace.write(`${id}.1.0.0.nupkg`, await makeNupkg({ id, version: '1.0.0' }));
    const pushBy = (key: string) =>
      workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', key);

    expect(await pushBy(stranger.key)).toEqual({
      code: 1,
      output: expect.stringContaining(
        `409 (The ID "${id}" begins with "${value}", which is reserved for others. Choose another ID, or ask ${holder.name} to publish it or to share the prefix with you.)`,
      ),
    });
    expect(await pushBy(holder.key)).toEqual({
      code: 0,
      output: expect.stringContaining('Your package was pushed.'),
    });
  });
});
