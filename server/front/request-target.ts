import type { Refusal } from './refuse';

const longestTarget = 12_288;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Why a request is not even looked at, or undefined when it may go on. */
export function findFault(method: string | undefined, target: string): Refusal | undefined {
  if (!methods.includes(method ?? '')) {
    return {
      status: 405,
      sentence: `The method ${method} is not used here.`,
      headers: { Allow: methods.join(', ') },
    };
  }
  if (target.length > longestTarget) {
    return { status: 414, sentence: `The address is longer than ${longestTarget} characters.` };
  }
  return isWellFormed(target) ? undefined : { status: 400, sentence: 'The address is malformed.' };
}

/** Takes scheme and host off a target that proxies write in full; any other is left as it is. */
export function originForm(target: string): string {
  const rest = target.startsWith('/') ? undefined : /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Whether a path can be decoded, climbs nowhere, and holds neither a backslash nor a control character. */
function isWellFormed(target: string): boolean {
  const [path = ''] = target.split('?', 1);
  if (!path.startsWith('/')) return false;
  try {
    const decoded = decodeURIComponent(path);
    return !/[\p{Cc}\\]/u.test(decoded) && !/(?:^|\/)\.\.?(?:\/|$)/.test(decoded);
  } catch {
    return false;
  }
}
