import { nothingAt } from '@/lib/domain/errors';
import { nugetRoute } from './route';

/** Refuses what no resource answers, with a sentence: NuGet clients can do nothing with a page. */
export const refuseAddress = nugetRoute(async (request) => {
  throw nothingAt(new URL(request.url).pathname);
});
