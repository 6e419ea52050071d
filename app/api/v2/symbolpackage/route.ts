import { takeSymbolsPush } from '@/lib/http/push';
import { nugetRoute } from '@/lib/http/route';

/** SymbolPackagePublish: `dotnet nuget push` of a .snupkg, by itself or after its package. */
export const PUT = nugetRoute(takeSymbolsPush);
