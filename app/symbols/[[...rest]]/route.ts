import { refuseAddress } from '@/lib/http/unknown-address';

/** What debuggers ask for besides: compressed files, pointers to others, lists. There is none of them. */
export const GET = refuseAddress;
