import { getRegistrationLeaf } from '@/lib/domain/packages/registration';
import { packageRoute } from '@/lib/http/package-route';
import { versionParam } from '@/lib/http/params';
import { filterOf, hiveParam, registrationJson, viewOf } from '@/app/v3/registration/[hive]/load';
import { registrationLeaf } from '@/lib/protocol/v3/registration';

type Params = { hive: string; id: string; leaf: string };

/** RegistrationsBaseUrl: one version. The address ends in `.json`. */
export const GET = packageRoute<Params>(async ({ id, lowerId }, params) => {
  const hive = hiveParam(lowerId, params.hive);
  const { lowerVersion } = versionParam(id, params.leaf.replace(/\.json$/i, ''));
  const version = await getRegistrationLeaf(filterOf(hive, lowerId), lowerVersion);
  return registrationJson(hive, lowerId, registrationLeaf(version, viewOf(hive, lowerId)));
});
