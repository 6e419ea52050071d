import { nugetRoute } from '@/lib/http/route';
import { makeVerificationKey } from '@/lib/http/verification';

/** Clients ask for this key before they push to a symbol server of the old kind, which asks us about it. */
export const POST = nugetRoute(makeVerificationKey);
