import { getVersionListJson } from '@/lib/domain/packages/version-list';
import { packageJson, packageRoute } from '@/lib/http/package-route';

/** PackageBaseAddress: every version of a package that can be downloaded, unlisted ones too. */
export const GET = packageRoute(async ({ lowerId }) =>
  packageJson(lowerId, `{"versions":${await getVersionListJson(lowerId)}}`),
);
