import { makeNupkg } from '@/lib/testing/nupkg';
import { whyNoSdk } from '@/lib/testing/dotnet-program';
import { aWord } from '@/lib/testing/word';
import { makeWorkplace } from '../clients/dotnet';
import { expect, test } from './fixtures';
import { notRun } from './verdicts';

test('dotnet nuget push --skip-duplicate ends well on a duplicate [check 102]', async ({
  feed,
  owner,
  ledger,
}) => {
  test.setTimeout(120_000);
  const reason = whyNoSdk();
  if (reason !== undefined) notRun(`To run dotnet nuget push, ${reason}.`);
  const bytes = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });
  const workplace = makeWorkplace(feed.origin, feed.indexUrl);
  try {
    const path = workplace.write('some.nupkg', bytes);
    const push = ['nuget', 'push', path, '--source', 'gallery', '--api-key', owner.key];

    expect(await workplace.dotnet(...push)).toMatchObject({ code: 0 });
    await ledger.note(bytes, owner.key);
    expect(await workplace.dotnet(...push)).toMatchObject({ code: 1 });
    expect(await workplace.dotnet(...push, '--skip-duplicate')).toMatchObject({ code: 0 });
  } finally {
    workplace.remove();
  }
});
