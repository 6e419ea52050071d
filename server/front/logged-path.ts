/** Pages whose address ends with a token that a mail or the first start told. */
const opensByToken = /^((?:https?:\/\/[^/]*)?\/+(?:reset-password|confirm-email|first-start)\/)[^/]+/i;

/** The path of a request as logs show it: queries and tokens stay out, for whoever reads a log could use them. */
export const loggedPath = (target: string): string =>
  target.replace(/\?.*$/s, '').replace(opensByToken, '$1…');
