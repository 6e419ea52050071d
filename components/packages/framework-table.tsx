import { EmptyState } from '@/components/ui/empty-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { computedFrameworks } from '@/lib/nuget/computed-frameworks';
import { type Framework, frameworkGeneration, parseFramework, shortName } from '@/lib/nuget/framework';
import { wordsOf } from './framework-words';

type Props = { frameworks: readonly string[] };

const columns = [{ label: 'Family' }, { label: 'Brought along' }, { label: 'Works on, too' }];

const families = [
  { label: '.NET', generation: 'net' },
  { label: '.NET Core', generation: 'netcoreapp' },
  { label: '.NET Standard', generation: 'netstandard' },
  { label: '.NET Framework', generation: 'netframework' },
  { label: 'Others', generation: undefined },
] as const;

/** The frameworks that a package has files for, and those on which these work. */
export function FrameworkTable({ frameworks }: Props) {
  const assets = frameworks.flatMap((name) => parseFramework(name) ?? []);
  if (assets.length === 0) {
    return (
      <EmptyState title="No framework in particular">
        The package brings no files for a target framework: it may hold tools, content or dependencies alone.
      </EmptyState>
    );
  }
  const brought = new Set(assets.map(shortName));
  const works = withoutVariants(computedFrameworks(assets)).filter(
    (framework) => !brought.has(shortName(framework)),
  );
  return (
    <Table caption="Frameworks by family" columns={columns}>
      {families.map(({ label, generation }) => {
        const [own, more] = [assets, works].map((list) =>
          list.filter((framework) => frameworkGeneration(framework) === generation),
        );
        if (own?.length === 0 && more?.length === 0) return null;
        return (
          <tr key={label}>
            <RowHead>{label}</RowHead>
            <Cell>{names(own)}</Cell>
            <Cell>{names(more)}</Cell>
          </tr>
        );
      })}
    </Table>
  );
}

/** Where .NET 8.0 is told, .NET 8.0 for Windows goes without saying. */
function withoutVariants(frameworks: readonly Framework[]): Framework[] {
  const plain = new Set(frameworks.filter(({ platform }) => platform === '').map(shortName));
  return frameworks.filter(
    (framework) => framework.platform === '' || !plain.has(shortName({ ...framework, platform: '' })),
  );
}

const names = (frameworks: readonly Framework[] = []) =>
  frameworks.length === 0 ? '–' : frameworks.map(wordsOf).join(', ');
