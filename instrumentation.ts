import type { Instrumentation } from 'next';
import { requestIdHeader } from '@/lib/http/front-headers';
import { notePageFailure } from '@/lib/http/page-failure';

/** Next calls this for each page that it could not make, before it gives it up as a shell without words. */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }) => {
  const requestId = headers[requestIdHeader];
  if (typeof requestId === 'string') notePageFailure(requestId, error);
};
