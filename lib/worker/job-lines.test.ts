import { expect, test } from 'vitest';
import { withoutPayload } from './job-lines';

test('a line about a job names it, and does not tell what it was given', () => {
  const job = {
    id: '7',
    task_identifier: 'mail-reset',
    attempts: 1,
    payload: { who: 'ann@example.test' },
    last_error: 'ann@example.test',
  };

  expect(withoutPayload({ failure: true, job })).toEqual({
    failure: true,
    job: { id: '7', task_identifier: 'mail-reset', attempts: 1 },
  });
  expect(withoutPayload({ duration: 1 })).toEqual({ duration: 1 });
  expect(withoutPayload()).toEqual({});
});
