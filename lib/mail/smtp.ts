import { createTransport } from 'nodemailer';
import { z } from 'zod';

export type MailServer = {
  /** An smtp: or smtps: address, with the name and the password to sign in by. */
  url: string;
  /** Who mail is from. */
  from: string;
};

export type Message = {
  /** The same at every try, so that whoever gets it twice can tell. */
  messageId: string;
  to: string;
  /** Where answers go; empty for nowhere. */
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
};

/** The server took everything up to this one message; others may go on. */
export class MessageRefused extends Error {
  override name = 'MessageRefused';

  /** Whether the same would be refused again. */
  readonly forGood: boolean;

  constructor(message: string, forGood: boolean) {
    super(message);
    this.forGood = forGood;
  }
}

/** Hands a message over to a server. Throws MessageRefused; anything else that it throws says that the server is away. */
export async function sendMessage(
  { url, from }: MailServer,
  { to, replyTo, ...message }: Message,
): Promise<void> {
  const transport = connect(url);
  try {
    await transport.sendMail({
      ...message,
      from,
      // Asks the programs that answer for people who are away not to (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      to: oneAddress(to),
      ...(replyTo !== '' && { replyTo: oneAddress(replyTo) }),
    });
  } catch (error) {
    throw asRefused(error) ?? error;
  } finally {
    transport.close();
  }
}

/** Resolves when a server answers and lets us in. */
export async function tryServer({ url }: Pick<MailServer, 'url'>): Promise<void> {
  const transport = connect(url);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** A text alone would be read as a list, and what was typed with a comma as two addresses. */
const oneAddress = (address: string) => ({ name: '', address });

/** Within these bounds even the slowest server is done with a message in five minutes. */
const connect = (url: string) =>
  createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

const Refusal = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  command: z.string().optional(),
  message: z.string(),
  responseCode: z.number().optional(),
});

const serverIsLeaving = 421;

function asRefused(error: unknown): MessageRefused | undefined {
  const { data } = Refusal.safeParse(error);
  if (data === undefined) return undefined;
  const { command, message, responseCode } = data;
  // Without an answer of the server it was nodemailer that could not make a message of it.
  if (responseCode === undefined) return new MessageRefused(message, true);
  // A sender that is not let in is a fault of the settings, and every message has the same one.
  if (command === 'MAIL FROM' || responseCode === serverIsLeaving) return undefined;
  return new MessageRefused(message, responseCode >= 500);
}
