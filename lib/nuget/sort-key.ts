import { numericLabel } from './release-label';
import type { NuGetVersion } from './version';

/**
 * Bytes whose plain order is the order of `compareVersions`, and that are equal exactly when it says zero, so that
 * an index over them pages through versions in NuGet's order. A release of small numbers takes five bytes.
 *
 * Layout: the four numbers; then `ff` for a release, or each label followed by `00`. A label is `01` and an offset
 * number when negative, `02` and a number when not, `03` and its lower-case text ended by `00` otherwise.
 */
export function sortKey(version: NuGetVersion): Uint8Array {
  const bytes: number[] = [];
  for (const number of [version.major, version.minor, version.patch, version.revision]) {
    pushNumber(bytes, number);
  }
  if (version.labels.length === 0) {
    bytes.push(releaseMark);
  } else {
    for (const label of version.labels) pushLabel(bytes, label);
    bytes.push(endMark);
  }
  return Uint8Array.from(bytes);
}

const endMark = 0x00;
const negativeMark = 0x01;
const numberMark = 0x02;
const textMark = 0x03;
const releaseMark = 0xff;

/** Numbers up to this one are a byte of their own; above it stands a byte that tells how many bytes follow. */
const largestShortNumber = 0xef;

function pushLabel(bytes: number[], label: string): void {
  const number = numericLabel(label);
  if (number === undefined) {
    bytes.push(textMark);
    // A label holds only ASCII characters, so each is one byte.
    for (const character of label.toLowerCase()) bytes.push(character.charCodeAt(0));
    bytes.push(endMark);
  } else if (number < 0) {
    bytes.push(negativeMark);
    pushBigEndian(bytes, number + 2 ** 31, 4);
  } else {
    bytes.push(numberMark);
    pushNumber(bytes, number);
  }
}

function pushNumber(bytes: number[], number: number): void {
  if (number <= largestShortNumber) {
    bytes.push(number);
    return;
  }
  const length = number < 2 ** 8 ? 1 : number < 2 ** 16 ? 2 : number < 2 ** 24 ? 3 : 4;
  bytes.push(largestShortNumber + length);
  pushBigEndian(bytes, number, length);
}

function pushBigEndian(bytes: number[], number: number, length: number): void {
  for (let shift = (length - 1) * 8; shift >= 0; shift -= 8) bytes.push((number >>> shift) & 0xff);
}
