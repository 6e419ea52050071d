import { DomainError } from '@/lib/domain/errors';
import { getPackageDetails } from '@/lib/domain/packages/details';
import { nearMisses } from '@/lib/domain/packages/near-misses';
import { letInOrSignIn } from '@/lib/http/page';
import { idParam } from '@/lib/http/params';

type Asked = {
  id: string;
  version: string;
  found?: { id: string; version: string };
  error?: string;
  near?: string[];
};

/** The package that was typed, at its version or else at the latest; what is wrong when there is none such. */
export async function findAsked(parameters: Record<string, string | string[] | undefined>): Promise<Asked> {
  await letInOrSignIn();
  const [id, version] = [one(parameters['id']), one(parameters['version'])];
  if (id === '') return { id, version };
  try {
    const details = await getPackageDetails(idParam(id).lowerId);
    return {
      id,
      version,
      found: { id: details.id, version: version === '' ? details.version.normalizedVersion : version },
    };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'notFound') throw error;
    return {
      id,
      version,
      error: `There is no package “${id}” here. Check the spelling of its ID.`,
      near: await nearMisses(id, { prerelease: true, semVer2: true }),
    };
  }
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');
