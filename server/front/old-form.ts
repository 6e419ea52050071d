import type { IncomingMessage } from 'node:http';
import type { AnswerHead } from './application-response';

/**
 * Whether the application knows nothing of the action that a form names, for the form is of an older build, and a person
 * will read the answer: the scripts of a page, which name the action in a header, understand the application's own.
 */
export const isFormOfOlderBuild = (request: IncomingMessage, { headers }: AnswerHead): boolean =>
  headers['x-nextjs-action-not-found'] !== undefined && request.headers['next-action'] === undefined;
