import type { AnswerHead, Outlet } from './application-response';

/** An answer of the application that has come in whole. */
export type CapturedAnswer = AnswerHead & { body: Buffer };

type Capture = { outlet: Outlet; answer: Promise<CapturedAnswer> };

/** Makes an outlet that holds an answer until it is whole, and the promise of it, which fails when it breaks off. */
export function createCapture(): Capture {
  const chunks: Buffer[] = [];
  let head: AnswerHead | undefined;
  let finish: () => void;
  let fail: (error: Error) => void;

  const answer = new Promise<CapturedAnswer>((resolve, reject) => {
    finish = () => head && resolve({ ...head, body: Buffer.concat(chunks) });
    fail = reject;
  });
  return {
    answer,
    outlet: {
      head: (given) => (head = given),
      write: (chunk) => chunks.push(chunk) > 0,
      end: () => finish(),
      breakOff: (error) => fail(error ?? new Error('The application broke its answer off.')),
    },
  };
}
