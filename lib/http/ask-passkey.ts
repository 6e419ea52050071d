import { z } from 'zod';
import { type FormState, submit } from './form';

/** What a browser is to ask a passkey, or why it is not. */
export type Asking<Request> = FormState & { asked?: Request };

/** Turns a refusal to ask into a sentence, as `submit` does for forms. */
export async function askPasskeyFor<Request>(ask: () => Promise<Request>): Promise<Asking<Request>> {
  return submit(z.object({}), new FormData(), async (): Promise<Asking<Request>> => ({ asked: await ask() }));
}
