import { expect, test } from 'vitest';
import { z } from 'zod';
import { nameTaken } from '@/lib/domain/account-errors';
import { invalidField, signInNeeded } from '@/lib/domain/errors';
import { rowKey, text } from './fields';
import { type FormState, submit } from './form';

const Registration = z.object({
  name: text('the name', 20),
  remarks: text('the remarks', 100).optional(),
  owner: rowKey.optional(),
  color: z.enum(['red', 'green']).optional(),
});

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}

const answerTo = (fields: Record<string, string | string[]>): Promise<FormState & { ran?: unknown }> =>
  submit(Registration, formOf(fields), async (input): Promise<FormState & { ran: unknown }> => ({
    ran: input,
  }));

test('a form that is in order is run with what it holds', async () => {
  expect(await answerTo({ name: 'Ann', owner: '7' })).toEqual({ ran: { name: 'Ann', owner: 7 } });
});

test.each([
  ['NUL', 'An\0n'],
  ['an escape', '\u001b[31mAnn'],
  ['a delete', 'Ann\u007f'],
  ['a control character above ASCII', 'A\u0085nn'],
])('%s in a field is refused beside it, and is gone from what the form shows again', async (_what, name) => {
  const { fields, values } = await answerTo({ name, remarks: 'fine' });

  expect(fields).toEqual({ name: expect.stringMatching(/^This held control characters/) });
  expect(values?.['name']).toMatch(/^[A-Za-z[\d]+$/);
  expect(values?.['remarks']).toBe('fine');
});

test('NUL in one of several fields of a name is refused, too', async () => {
  expect(await answerTo({ name: 'Ann', remarks: ['a', '\0'] })).toMatchObject({
    fields: { remarks: expect.stringMatching(/^This held control characters/) },
  });
});

test('lines and tabs are no reason to refuse', async () => {
  expect(await answerTo({ name: 'Ann', remarks: 'one\r\n\ttwo' })).toMatchObject({
    ran: { remarks: 'one\r\n\ttwo' },
  });
});

test.each([
  [{}, 'name', 'Give the name.'],
  [{ name: 'x'.repeat(21) }, 'name', 'Shorten the name to at most 20 characters.'],
  [{ name: ['Ann', 'Bob'] }, 'name', 'Give the name.'],
  [{ name: 'Ann', owner: '2147483648' }, 'owner', 'Load the page again, and choose what it offers.'],
  [{ name: 'Ann', owner: '1.5' }, 'owner', 'Load the page again, and choose what it offers.'],
  [{ name: 'Ann', owner: 'x' }, 'owner', 'Load the page again, and choose what it offers.'],
])('%j is refused beside its field: %s', async (fields, field, sentence) => {
  expect((await answerTo(fields)).fields).toEqual({ [field]: sentence });
});

test('a rule without a sentence of its own is refused in plain words, never in those of the library', async () => {
  expect((await answerTo({ name: 'Ann', color: 'blue' })).fields).toEqual({
    color: 'This cannot be used as it is. Check it, and send it again.',
  });
});

test('a refusal of the domain stands beside the field that it is about, else above the form', async () => {
  const form = formOf({ name: 'Ann', password: 'secret' });

  expect(await submit(Registration, form, () => Promise.reject(nameTaken('Ann')))).toEqual({
    fields: { name: nameTaken('Ann').message },
    values: { name: 'Ann' },
  });
  expect(await submit(Registration, form, () => Promise.reject(signInNeeded()))).toEqual({
    error: 'Sign in first.',
    values: { name: 'Ann' },
  });
  expect(await submit(Registration, form, () => Promise.reject(invalidField('days', 'No.')))).toMatchObject({
    fields: { days: 'No.' },
  });
});
