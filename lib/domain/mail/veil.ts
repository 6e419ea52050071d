/** What a link of a mail proves its reader by: 256 random bits in base64url, which end a path or a query. */
const token = /(?<=[/=])[\w-]{43}(?![\w-])/g;

/** What a mail says, without what only its reader should have: whoever opens such a link acts for him. */
export const veilTokens = (said: string): string => said.replace(token, '…');
