import { expect, test } from 'vitest';
import { parseHeaderValue } from './header-parameters';

test.each([
  ['', '', {}],
  ['Application/Octet-Stream', 'application/octet-stream', {}],
  ['multipart/form-data; boundary="a; b"', 'multipart/form-data', { boundary: 'a; b' }],
  ['multipart/form-data;boundary=a;', 'multipart/form-data', { boundary: 'a' }],
  ['form-data; NAME = package ; filename="a\\"b\\\\c"', 'form-data', { name: 'package', filename: 'a"b\\c' }],
  ["form-data; filename=a; filename*=utf-8''b", 'form-data', { filename: 'a', 'filename*': "utf-8''b" }],
  ['form-data; flag; ; name=a', 'form-data', { name: 'a' }],
  ['form-data; name=a; name=b', 'form-data', { name: 'a' }],
  ['form-data; name="a"junk; x=y', 'form-data', { name: 'a', x: 'y' }],
  ['form-data; name=""', 'form-data', { name: '' }],
  ['form-data; name="open; x=y', 'form-data', { name: '"open', x: 'y' }],
])('%j is read as clients mean it', (text, value, parameters) => {
  const read = parseHeaderValue(text);
  expect({ value: read.value, parameters: Object.fromEntries(read.parameters) }).toEqual({
    value,
    parameters,
  });
});
