import { makeNupkg, makeZip, type NupkgOptions } from '@/lib/testing/nupkg';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makeRawZip } from '@/lib/testing/raw-zip';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './feed';

/** Pushes bytes, and expects them to be refused as invalid with a sentence. */
const test = base.extend<{ refuses: (bytes: Buffer, sentence: RegExp) => Promise<void> }>({
  refuses: async ({ pushBytes, owner }, use) => {
    await use(async (bytes, sentence) => {
      const response = await pushBytes(bytes, owner.key);
      expect(response.status()).toBe(400);
      expect(response.statusText()).toMatch(sentence);
    });
  },
});

/** A package with options of its own, valid otherwise. */
const aNupkg = (options: Partial<NupkgOptions>) =>
  makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0', ...options });

/** A package whose nuspec says these words, whatever they are, as ID. */
const withId = (id: string) => makeZip({ 'package.nuspec': makeNuspec({ id, version: '1.0.0' }) });

test.describe('the ID of a new package', () => {
  for (const id of ['a..b', '.a', 'a-', '-a', '$id$', 'a b', 'Größe', 'naïve', 'a'.repeat(101)]) {
    test(`may not be ${id.length > 100 ? 'of 101 characters' : id} [check 119]`, async ({ refuses }) => {
      await refuses(await withId(id), /\bid\b/i);
    });
  }

  test('may have 100 characters [check 119]', async ({ push }) => {
    await push({ id: `${aWord()}${'a'.repeat(87)}` });
  });
});

test.describe('a version', () => {
  for (const version of ['1', '1.0.0-01', '1.0.0-1', '1.0.0-', 'latest', `1.0.0-${'a'.repeat(59)}`]) {
    test(`may not be ${version.length === 65 ? 'of 65 characters' : version} [check 120]`, async ({
      refuses,
    }) => {
      await refuses(await aNupkg({ version }), /version/);
    });
  }

  for (const version of ['1.0.0-1.x', `1.0.0-${'a'.repeat(58)}`]) {
    test(`may be ${version.length === 64 ? 'of 64 characters' : version} [check 120]`, async ({ push }) => {
      await push({ version });
    });
  }
});

test.describe('the nuspec of a package', () => {
  for (const [fault, metadata, sentence] of [
    ['an element twice', '<title>a</title><title>b</title>', /"title" twice/],
    ['tags in another casing', '<Tags>a</Tags>', /"Tags"/],
    ['an element that galleries write themselves', '<listed>true</listed>', /"listed"/],
    [
      'a flag that is no truth value',
      '<requireLicenseAcceptance>maybe</requireLicenseAcceptance>',
      /"maybe"/,
    ],
  ] as const) {
    test(`may not have ${fault} [check 122]`, async ({ refuses }) => {
      await refuses(await aNupkg({ metadata }), sentence);
    });
  }

  test('must describe the package, in 4,000 characters [check 121]', async ({ refuses, push }) => {
    const nuspec = `<package><metadata><id>Test.${aWord()}</id><version>1.0.0</version></metadata></package>`;
    await refuses(await aNupkg({ nuspec }), /description/);
    await refuses(await aNupkg({ description: 'x'.repeat(4001) }), /description/);
    await push({ description: 'x'.repeat(4000) });
  });

  for (const [fault, dependencies, sentence] of [
    ['a floating range', { Other: '1.*' }, /1\.\*/],
    ['a range that cannot be read', { Other: '[1.0' }, /\[1\.0/],
    ['one dependency twice', { Other: '1.0.0', OTHER: '1.0.0' }, /twice|other/i],
    [
      'two groups of one framework',
      [{ targetFramework: 'net8.0' }, { targetFramework: 'net8.0' }],
      /net8\.0/,
    ],
    ['a group of an unknown framework', [{ targetFramework: 'foo9' }], /foo9/],
  ] as const) {
    test(`may not have ${fault} [check 125]`, async ({ refuses }) => {
      await refuses(await aNupkg({ dependencies }), sentence);
    });
  }
});

test.describe('the archive of a package', () => {
  const nuspec = () => makeNuspec({ id: `Test.${aWord()}`, version: '1.0.0' });

  test('has one nuspec [check 123]', async ({ refuses }) => {
    await refuses(await aNupkg({ files: { 'other.nuspec': nuspec() } }), /nuspec/);
    await refuses(await aNupkg({ files: { 'content/other.NUSPEC': nuspec() } }), /nuspec/);
    await refuses(await makeZip({ 'readme.txt': 'hello' }), /nuspec/);
    await refuses(await makeZip({ 'folder/package.nuspec': nuspec() }), /nuspec/);
  });

  for (const [fault, name, sentence] of [
    ['leads out of its folder', '../x', /leads out of its folder/],
    ['leads out of a folder in it', 'a/../../x', /leads out of its folder/],
    ['leads out of its folder by escapes', '..%2fx', /leads out of its folder/],
    ['leads out of its folder by backslashes', '..\\x', /leads out of its folder/],
    ['is absolute', '/abs', /absolute path/],
    ['names a drive', 'C:/x', /absolute path/],
    ['has two backslashes', 'a\\\\b', /two backslashes/],
  ] as const) {
    test(`has no entry that ${fault} [check 124]`, async ({ refuses }) => {
      const bytes = makeRawZip([
        { name: 'package.nuspec', content: nuspec() },
        { name, content: 'x' },
      ]);
      await refuses(bytes, sentence);
    });
  }

  for (const [one, other] of [
    ['lib/a.txt', 'LIB/A.txt'],
    ['lib/a.txt', 'lib\\a.txt'],
    ['lib/a.txt', 'lib//a.txt'],
  ] as const) {
    test(`has no ${other} beside ${one} [check 124]`, async ({ refuses }) => {
      const entries = [one, other].map((name) => ({ name, content: 'x' }));
      await refuses(makeRawZip([{ name: 'package.nuspec', content: nuspec() }, ...entries]), /one file/);
    });
  }

  test('has no entry from the day after tomorrow [check 124]', async ({ refuses }) => {
    const twoDays = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
    await refuses(await aNupkg({ date: twoDays }), /in the future/);
  });
});
