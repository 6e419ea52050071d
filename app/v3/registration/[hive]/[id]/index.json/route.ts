import { getRegistrationIndex } from '@/lib/domain/packages/registration';
import { packageRoute } from '@/lib/http/package-route';
import { filterOf, hiveParam, registrationJson, viewOf } from '@/app/v3/registration/[hive]/load';
import { registrationIndex } from '@/lib/protocol/v3/registration';

type Params = { hive: string; id: string };

/** RegistrationsBaseUrl: every version of a package, or the pages that hold them. */
export const GET = packageRoute<Params>(async ({ lowerId }, params) => {
  const hive = hiveParam(lowerId, params.hive);
  const index = await getRegistrationIndex(filterOf(hive, lowerId));
  return registrationJson(hive, lowerId, registrationIndex(index, viewOf(hive, lowerId)));
});
