import { takeUnlist } from '@/lib/http/listing';
import { nugetRoute } from '@/lib/http/route';

/** `nuget delete` of clients before 3.0, whose source is `…/api/v2`. */
export const DELETE = nugetRoute(takeUnlist);
