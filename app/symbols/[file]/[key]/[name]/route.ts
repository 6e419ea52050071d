import { getPdb } from '@/lib/domain/symbols/find';
import { readRoute } from '@/lib/http/route';
import { sendObject } from '@/lib/http/send-object';
import { pdbParams, wantedChecksums } from '@/lib/http/symbol-params';

type Context = RouteContext<'/symbols/[file]/[key]/[name]'>;

/**
 * The symbol server, for Visual Studio, `dotnet-symbol` and other debuggers.
 *
 * https://github.com/dotnet/symstore/blob/main/docs/specs/Simple_Symbol_Query_Protocol.md
 */
export const GET = readRoute(async (request, { params }: Context) => {
  const { lowerName, symbolKey } = pdbParams(await params);
  const { objectName } = await getPdb(lowerName, symbolKey, wantedChecksums(request));
  return sendObject(objectName, lowerName);
});
