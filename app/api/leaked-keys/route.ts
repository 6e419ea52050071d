import { keyForm, takeLeakReport } from '@/lib/http/leaked-keys';
import { nugetRoute } from '@/lib/http/route';

/** For scanners of secrets: how to know an API key of this gallery. */
export const GET = nugetRoute(async () => Response.json(keyForm));

/** For scanners of secrets: revokes the API keys that they found, and tells their makers where. */
export const POST = nugetRoute(takeLeakReport);
