import { nugetRoute } from '@/lib/http/route';
import { takeVerification } from '@/lib/http/verification';

/** Symbol servers of the old kind ask here whether whoever pushes to them may push the package. */
export const GET = nugetRoute(takeVerification);
