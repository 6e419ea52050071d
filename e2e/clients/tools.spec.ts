import { readFileSync } from 'node:fs';
import { aWord } from '@/lib/testing/word';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

test.describe(`dotnet installs${skippedFor}`, () => {
  test('a tool that dotnet packs is installed and runs', async ({ workplace, projectFor, owner }) => {
    const word = aWord();
    workplace.write('tool/Program.cs', 'System.Console.WriteLine("The tool says hello.");');
    workplace.write(
      'tool/tool.csproj',
      projectFor(`<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost><PackAsTool>true</PackAsTool>
    <PackageId>Test.${word}</PackageId><ToolCommandName>${word}</ToolCommandName>`),
    );
    expect(await workplace.dotnet('pack', 'tool', '-o', 'out', ...alone)).toMatchObject({ code: 0 });
    const nupkg = workplace.path('out', `Test.${word}.1.0.0.nupkg`);
    expect(
      await workplace.dotnet('nuget', 'push', nupkg, '--source', 'gallery', '--api-key', owner.key),
    ).toMatchObject({ code: 0 });

    workplace.write('.config/dotnet-tools.json', '{ "version": 1, "isRoot": true, "tools": {} }');
    expect(await workplace.dotnet('tool', 'install', `Test.${word}`)).toMatchObject({ code: 0 });
    expect(await workplace.dotnet('tool', 'run', word)).toEqual({
      code: 0,
      output: 'The tool says hello.\n',
    });
  });

  test('a template is installed and makes files', async ({ workplace, baseURL, push }) => {
    const word = aWord();
    const { id } = await push({
      packageTypes: ['Template'],
      files: {
        'content/greeting/.template.config/template.json': JSON.stringify({
          $schema: 'http://json.schemastore.org/template',
          author: 'Ann',
          classifications: ['Test'],
          identity: word,
          name: 'Greeting',
          shortName: word,
          tags: { type: 'project' },
        }),
        'content/greeting/greeting.txt': 'Hello',
      },
    });

    // Templates ignore that the configuration allows http.
    const source = `${baseURL ?? ''}/v3/index.json`;
    const installed = await workplace.dotnet('new', 'install', id, '--add-source', source, '--force');
    expect(installed).toEqual({ code: 0, output: expect.stringContaining(word) });
    expect(await workplace.dotnet('new', word, '-o', 'made')).toMatchObject({ code: 0 });
    expect(readFileSync(workplace.path('made', 'greeting.txt'), 'utf8')).toBe('Hello');
  });
});
