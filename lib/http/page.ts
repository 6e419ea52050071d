import { notFound } from 'next/navigation';
import { DomainError } from '@/lib/domain/errors';

/** What a page asked for; the page for missing things when there is none. */
export async function orNotFound<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') notFound();
    throw error;
  }
}
