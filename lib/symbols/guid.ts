/** A GUID as debuggers write it into an address: 32 hexadecimal digits in lower case, its first three parts turned. */
export function guidDigits(bytes: Buffer): string {
  const turned = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)].map((part) =>
    Buffer.from(part).reverse(),
  );
  return Buffer.concat([...turned, bytes.subarray(8, 16)]).toString('hex');
}
