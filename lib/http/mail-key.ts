import { z } from 'zod';

/** The number of a mail, in an address or a form. */
export const MailKey = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/, 'Load the page again, and choose what it offers.')
  .transform(BigInt);
