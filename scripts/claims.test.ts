import { describe, expect, test } from 'vitest';
import { compareClaims, listNumbers, type Proof, readProofs } from './claims.mjs';

/** Put together here, so that this file claims to prove nothing itself. */
const tag = (kind: string, numbers: string) => `[${kind} ${numbers}]`;
const check = (numbers: string) => tag('check', numbers);

const numbersIn = (text: string) =>
  readProofs('a.test.ts', text).proofs.map(({ kind, number }) => `${kind} ${number}`);

describe('a title names what its test proves', () => {
  test.each([
    ['a test', `test('a package is found ${check('17')}', () => {`],
    ['a group', `describe("a package's page ${check('17')}", () => {`],
    ['a table', `])('%s is refused ${check('17')}', (id) => {`],
    ['a title on a line of its own', `test(\n  'a package is found ${check('17')}',\n  () => {`],
    ['a template', `test(\`at most \${limit} are found ${check('17')}\`, () => {`],
  ])('as the title of %s', (_where, text) => {
    expect(numbersIn(text)).toEqual(['check 17']);
  });

  test('for several numbers, and for checks and rules', () => {
    const text = `test('one ${check('1, 20')} ${tag('rule', '3')}', run); test('two ${check('4')}', run);`;
    expect(numbersIn(text)).toEqual(['check 1', 'check 20', 'rule 3', 'check 4']);
  });

  test('but not when the test is switched off, or in a comment', () => {
    expect(numbersIn(`test.skip('a package ${check('17')}', run);\n// ${check('18')}`)).toEqual([]);
  });

  test.each(['1-3', '', '1 and 2'])('but not as %j, which is told', (numbers) => {
    expect(readProofs('a.test.ts', `test('a ${check(numbers)}', run)`)).toEqual({
      proofs: [],
      unreadable: [`${check(numbers)} in a.test.ts`],
    });
  });
});

describe('claims and proofs', () => {
  const proof = (number: number): Proof => ({ kind: 'check', number, file: 'a.test.ts', title: 'a' });

  test('agree when each claim has a proof and each proof a claim', () => {
    const proofs = [proof(1), proof(2), proof(2)];
    expect(compareClaims({ checks: '1-2', rules: '' }, proofs)).toMatchObject({
      claims: [{ proofs: [proof(1)] }, { proofs: [proof(2), proof(2)] }],
      unproved: [],
      unclaimed: [],
    });
  });

  test('differ where a claim has none, and where a proof has none', () => {
    expect(compareClaims({ checks: '1-2', rules: '1' }, [proof(1), proof(3)])).toMatchObject({
      unproved: [
        { kind: 'check', number: 2 },
        { kind: 'rule', number: 1 },
      ],
      unclaimed: [proof(3)],
    });
  });
});

test('a list of numbers holds ranges', () => {
  expect(listNumbers('1-3, 7,9-9')).toEqual([1, 2, 3, 7, 9]);
});

test.each(['3-1', 'one', '1;2', '1,'])('%j is no list of numbers', (list) => {
  expect(() => listNumbers(list)).toThrow('is neither a number nor a range of numbers');
});
