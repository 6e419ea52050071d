import { aWord } from './word';

type Affected = { id: string; fixed?: string; introduced?: string };

type Options = {
  identifier?: string;
  affected: readonly Affected[];
  severity?: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL';
  modified?: string;
  withdrawn?: boolean;
};

/** An advisory as OSV's files have it. */
export function anOsvAdvisory(options: Options) {
  const { identifier = `ACME-${aWord()}`, severity = 'HIGH', modified = '2024-02-01T10:00:00Z' } = options;
  return {
    schema_version: '1.4.0',
    id: identifier,
    modified,
    published: '2024-01-01T10:00:00Z',
    ...(options.withdrawn === true && { withdrawn: modified }),
    summary: `What ${identifier} tells`,
    affected: options.affected.map(({ id, introduced = '0', fixed }) => ({
      package: { ecosystem: 'NuGet', name: id },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])] }],
    })),
    references: [{ type: 'ADVISORY', url: `https://advisories.test/${identifier}` }],
    database_specific: { severity },
  };
}

export type OsvAdvisory = ReturnType<typeof anOsvAdvisory>;
