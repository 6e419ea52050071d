import { getPdb } from '@/lib/domain/symbols/find';
import { nugetRoute } from '@/lib/http/route';
import { sendObject } from '@/lib/http/send-object';
import { pdbParams } from '@/lib/http/symbol-params';
import { parseChecksums } from '@/lib/symbols/symbol-key';

type Context = RouteContext<'/symbols/[file]/[key]/[name]'>;

/**
 * The symbol server, for Visual Studio, `dotnet-symbol` and other debuggers.
 *
 * https://github.com/dotnet/symstore/blob/main/docs/specs/Simple_Symbol_Query_Protocol.md
 */
export const GET = nugetRoute(async (request, { params }: Context) => {
  const { lowerName, symbolKey } = pdbParams(await params);
  const checksums = parseChecksums(request.headers.get('symbolchecksum'));
  const { objectName } = await getPdb(lowerName, symbolKey, checksums);
  return sendObject(objectName, lowerName);
});
