import { getSymbolPackage } from '@/lib/domain/symbols/find';
import { idParam, versionParam } from '@/lib/http/params';
import { readRoute } from '@/lib/http/route';
import { sendObject } from '@/lib/http/send-object';

type Context = RouteContext<'/api/v2/symbolpackage/[id]/[version]'>;

/** The symbols package of a version, for people and scripts: no NuGet client asks for it. */
export const GET = readRoute(async (_request, { params }: Context) => {
  const given = await params;
  const { id, lowerId } = idParam(given.id);
  const { lowerVersion } = versionParam(id, given.version);
  const { objectName } = await getSymbolPackage(lowerId, lowerVersion);
  return sendObject(objectName, `${lowerId}.${lowerVersion}.snupkg`);
});
