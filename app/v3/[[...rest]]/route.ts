import { refuseAddress } from '@/lib/http/unknown-address';

/** Whatever V3 clients ask for below this address and nothing serves. */
export const GET = refuseAddress;
export const PUT = refuseAddress;
export const POST = refuseAddress;
export const PATCH = refuseAddress;
export const DELETE = refuseAddress;
export const OPTIONS = refuseAddress;
