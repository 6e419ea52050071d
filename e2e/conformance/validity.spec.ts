import { deflateRawSync } from 'node:zlib';
import { makeNupkg, makeZip, type NupkgOptions, pixel } from '@/lib/testing/nupkg';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makeRawZip } from '@/lib/testing/raw-zip';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { sentence } from './target';
import { given } from './verdicts';

/** Pushes bytes, and expects them to be refused as invalid with a sentence. */
const test = base.extend<{
  refuses: (bytes: Buffer, words: RegExp) => Promise<void>;
  warningsOf: (bytes: Buffer, key: string) => Promise<string[]>;
}>({
  refuses: async ({ pushBytes, owner, target }, use) => {
    await use(async (bytes, words) => {
      const response = await pushBytes(bytes, owner.key);
      expect(response.status()).toBe(400);
      expect(response.statusText()).toMatch(sentence(target, words));
    });
  },

  warningsOf: async ({ pushBytes }, use) => {
    await use(async (bytes, key) => {
      const response = await pushBytes(bytes, key);
      expect(response.status()).toBe(201);
      return response
        .headersArray()
        .flatMap(({ name, value }) => (/^x-nuget-warning$/i.test(name) ? [value] : []));
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
  for (const [fault, metadata, words] of [
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
      await refuses(await aNupkg({ metadata }), words);
    });
  }

  test('must describe the package, in 4,000 characters [check 121]', async ({ refuses, push }) => {
    const nuspec = `<package><metadata><id>Test.${aWord()}</id><version>1.0.0</version></metadata></package>`;
    await refuses(await aNupkg({ nuspec }), /description/);
    await refuses(await aNupkg({ description: 'x'.repeat(4001) }), /description/);
    await push({ description: 'x'.repeat(4000) });
  });

  for (const [fault, dependencies, words] of [
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
      await refuses(await aNupkg({ dependencies }), words);
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

  for (const [fault, name, words] of [
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
      await refuses(bytes, words);
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

  test('has no entry that is larger than it says [check 128]', async ({ refuses }) => {
    const content = Buffer.from(nuspec());
    const method = 8;
    for (const sizeBytes of [content.length - 100, content.length + 100, 1]) {
      const entry = { name: 'package.nuspec', content: deflateRawSync(content), method, sizeBytes };
      await refuses(makeRawZip([entry]), /package\.nuspec|size/);
    }
  });

  test('has no entry that unfolds without end [check 128]', async ({ refuses }) => {
    const bomb = deflateRawSync(Buffer.alloc(20_000_000, ' '));
    const entry = { name: 'package.nuspec', content: bomb, method: 8, sizeBytes: 1_000 };
    await refuses(makeRawZip([entry]), /package\.nuspec|size/);
  });

  test('has no entry from the day after tomorrow [check 124]', async ({ refuses }) => {
    const twoDays = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
    await refuses(await aNupkg({ date: twoDays }), /in the future/);
  });
});

test.describe('what a package brings', () => {
  for (const [fault, options, words] of [
    ['a license that SPDX does not know', { license: { expression: 'Acme-1.0' } }, /not an SPDX/],
    ['a license that nobody approved of', { license: { expression: 'CC-BY-NC-4.0' } }, /approved of neither/],
    [
      'a license address that says something else',
      { license: { expression: 'MIT' }, licenseUrl: 'https://acme.example/license' },
      /licenseUrl/,
    ],
    [
      'a license file with the address of something else',
      { license: { file: 'LICENSE' }, licenseUrl: 'https://acme.example/license' },
      /licenseUrl/,
    ],
    ['a license file as PDF', { license: { file: 'license.pdf' } }, /\.pdf/],
    [
      'a license file that is no text',
      { license: { file: 'LICENSE' }, files: { LICENSE: '\u0001' } },
      /plain text/,
    ],
    [
      'a license file of more than a mebibyte',
      { license: { file: 'LICENSE' }, files: { LICENSE: 'x'.repeat(1_048_577) } },
      /LICENSE/,
    ],
  ] as const) {
    test(`may not be ${fault} [check 126]`, async ({ refuses }) => {
      await refuses(await aNupkg(options), words);
    });
  }

  test('is there when the nuspec names it [check 126, 127]', async ({ refuses }) => {
    const files = ['icon', 'readme'].map(
      (name) => `<${name}>missing.${name === 'icon' ? 'png' : 'md'}</${name}>`,
    );
    for (const metadata of [...files, '<license type="file">missing.txt</license>']) {
      await refuses(await aNupkg({ metadata }), /"missing\.(?:png|md|txt)"/);
    }
  });

  for (const [fault, options, words] of [
    ['an icon as GIF', { icon: 'icon.gif' }, /\.gif/],
    ['an icon that only says to be a PNG', { icon: 'icon.png', files: { 'icon.png': 'GIF89a' } }, /PNG/],
    [
      'an icon of more than a mebibyte',
      { icon: 'icon.png', files: { 'icon.png': Buffer.concat([pixel, Buffer.alloc(1_048_576)]) } },
      /icon\.png/,
    ],
    ['a readme as plain text', { readme: 'readme.txt' }, /\.txt/],
    ['a readme without a word', { readme: 'README.md', files: { 'README.md': '' } }, /empty/],
    ['a readme that is no text', { readme: 'README.md', files: { 'README.md': '\u0000' } }, /plain text/],
  ] as const) {
    test(`may not be ${fault} [check 127]`, async ({ refuses }) => {
      await refuses(await aNupkg(options), words);
    });
  }

  test('may not need a client that does not exist [check 129]', async ({ refuses, push }) => {
    await refuses(await aNupkg({ minClientVersion: '99.0' }), /minClientVersion "99\.0"/);
    await push({ minClientVersion: '6.0.0' });
  });

  test('is a tool when it is an MCP server, which describes itself in JSON [check 130]', async ({
    refuses,
    push,
  }) => {
    await refuses(await aNupkg({ packageTypes: ['McpServer'] }), /DotnetTool/);
    const packageTypes = ['McpServer', 'DotnetTool'];
    for (const text of ['', '[]', '{}', 'no', `{"a":"${'x'.repeat(20_000)}"}`]) {
      await refuses(
        await aNupkg({ packageTypes, files: { '.mcp/server.json': text } }),
        /\.mcp\/server\.json/,
      );
    }
    await push({ packageTypes, files: { '.mcp/server.json': '{"name":"acme"}' } });
  });
});

test.describe('warnings of a push', () => {
  test('name what is missing or old [check 110]', async ({ warningsOf, owner, target }) => {
    const warnings = await warningsOf(
      await aNupkg({
        iconUrl: 'https://acme.example/icon.png',
        licenseUrl: 'https://acme.example/license',
        repository: { url: 'http://acme.example/' },
        description: 'e\u0301',
        packageTypes: ['McpServer', 'DotnetTool'],
      }),
      owner.key,
    );

    for (const word of ['licenseUrl', 'readme']) expect(warnings.join('\n')).toContain(word);
    if (target.own === undefined) return;
    const words = ['licenseUrl', 'iconUrl', 'readme', 'https:', 'form C', '.mcp/server.json'];
    for (const word of words) {
      expect(
        warnings.filter((warning) => warning.includes(word)),
        word,
      ).toHaveLength(1);
    }
  });

  test('name an API key that will end [check 110]', async ({ warningsOf, target }) => {
    const warnings = await warningsOf(await aNupkg({ readme: 'README.md' }), given('expiring'));

    expect(warnings.join('\n')).toMatch(target.own === undefined ? /key/i : /ends in \d days/);
  });
});
