import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { DomainError } from '@/lib/domain/errors';
import { isLetIn } from './let-in';

/** What a page asked for; the page for missing things when there is none. */
export async function orNotFound<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') notFound();
    throw error;
  }
}

/** What a page asked for, or the sentence of the refusal, for pages that say what is so instead of failing. */
export async function orRefusal<Value>(
  asked: Promise<Value>,
): Promise<{ value: Value } | { refusal: string }> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error.message };
    throw error;
  }
}

/** As `requireLetIn`, for pages and actions that show packages to whoever sees them: anybody else is sent to sign in. */
export async function letInOrSignIn(): Promise<void> {
  if (!isLetIn(await headers())) redirect('/sign-in');
}
