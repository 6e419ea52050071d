import { env } from '@/lib/config/env';

/** Whether only people with an account here, and keys of theirs, may read anything at all. */
export const isForMembers = (): boolean => env().READ_ACCESS === 'members';
