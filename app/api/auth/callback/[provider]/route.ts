import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { comeBack } from '@/lib/http/provider';

type Context = RouteContext<'/api/auth/callback/[provider]'>;

/** Where providers send people back to: https://openid.net/specs/openid-connect-core-1_0.html#AuthResponse */
export async function GET({ nextUrl }: NextRequest, { params }: Context): Promise<never> {
  redirect(await comeBack((await params).provider, nextUrl.searchParams));
}
