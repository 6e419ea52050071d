'use server';

import { redirect } from 'next/navigation';
import { forgetSession } from '@/lib/http/session';

export async function signOut(): Promise<void> {
  await forgetSession();
  redirect('/');
}
