import { takeRelist, takeUnlist } from '@/lib/http/listing';
import { nugetRoute } from '@/lib/http/route';

/** `dotnet nuget delete`. As on the public gallery it unlists: published bytes are never taken away. */
export const DELETE = nugetRoute(takeUnlist);

/** Puts an unlisted version back into search. No NuGet client sends this; scripts do. */
export const POST = nugetRoute(takeRelist);
