import { getRegistrationPage } from '@/lib/domain/packages/registration';
import { packageRoute } from '@/lib/http/package-route';
import { versionParam } from '@/lib/http/params';
import { filterOf, hiveParam, registrationJson, viewOf } from '@/app/v3/registration/[hive]/load';
import { sortKey } from '@/lib/nuget/sort-key';
import { registrationPage } from '@/lib/protocol/v3/registration';

type Params = { hive: string; id: string; lower: string; upper: string };

/** RegistrationsBaseUrl: the versions between two, for packages with many. The address ends in `.json`. */
export const GET = packageRoute<Params>(async ({ id, lowerId }, params) => {
  const hive = hiveParam(lowerId, params.hive);
  const lower = versionParam(id, params.lower).version;
  const upper = versionParam(id, params.upper.replace(/\.json$/i, '')).version;
  const leaves = await getRegistrationPage(filterOf(hive, lowerId), sortKey(lower), sortKey(upper));
  return registrationJson(hive, lowerId, registrationPage(leaves, viewOf(hive, lowerId)));
});
