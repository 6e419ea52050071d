import { readFileSync } from 'node:fs';

/** Every act that records may tell of, as the type says. */
export const auditActions: string[] = [
  ...readFileSync('lib/domain/audit.ts', 'utf8').matchAll(/^ {2}\| '([^']+)'/gm),
].map(([, action]) => action ?? '');
