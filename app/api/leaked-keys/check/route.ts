import { takeLeakCheck } from '@/lib/http/leaked-keys';
import { nugetRoute } from '@/lib/http/route';

/** For scanners of secrets: whether the API keys that they found are good now. */
export const POST = nugetRoute(takeLeakCheck);
