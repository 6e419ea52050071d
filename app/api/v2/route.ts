import { takePush } from '@/lib/http/push';
import { nugetRoute } from '@/lib/http/route';

/** PackagePublish, for clients whose source is `…/api/v2`: they push to the source itself. */
export const PUT = nugetRoute(takePush);
