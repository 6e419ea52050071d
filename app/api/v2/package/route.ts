import { takePush } from '@/lib/http/push';
import { nugetRoute } from '@/lib/http/route';

/** PackagePublish: `dotnet nuget push`. */
export const PUT = nugetRoute(takePush);
