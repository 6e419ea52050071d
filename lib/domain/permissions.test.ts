import { expect, test } from 'vitest';
import { globCovers } from './permissions';

test.each([
  ['*', 'Anything.At.All'],
  ['Acme.*', 'Acme.Text'],
  ['acme.*', 'ACME.Text'],
  ['*.Text', 'Acme.Text'],
  ['Acme*Text', 'AcmeText'],
  ['a*b*c', 'aXbXbXc'],
  ['Acme.Text', 'acme.text'],
  ['A**', 'A'],
])('[check 99] the pattern %s covers %s', (glob, id) => {
  expect(globCovers(glob, id)).toBe(true);
});

test.each([
  ['Acme.*', 'Acme'],
  ['Acme.Text', 'Acme.Text.More'],
  ['?cme', 'Acme'],
  ['a*a', 'a'],
  ['ab*ba', 'aba'],
  ['Acme.', 'Acme.Text'],
  ['a.c', 'abc'],
])('[check 99] the pattern %s does not cover %s', (glob, id) => {
  expect(globCovers(glob, id)).toBe(false);
});
