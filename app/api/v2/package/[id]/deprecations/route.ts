import { takeDeprecation } from '@/lib/http/deprecation';
import { nugetRoute } from '@/lib/http/route';

/** Deprecates versions of a package, or takes that back. No NuGet client sends this; scripts do. */
export const PUT = nugetRoute(takeDeprecation);
