import { invalidField } from '../errors';
import { reservedNames } from './reserved-names';

const pattern = /^[A-Za-z0-9][A-Za-z0-9_.-]+[A-Za-z0-9]$/;

/** The form of a name to compare and look up by. */
export const lowerName = (name: string) => name.toLowerCase();

/** A name that an account may be given, without the blanks around it. */
export function checkName(text: string): string {
  const name = text.trim();
  if (name.length < 3 || name.length > 64 || !pattern.test(name)) {
    throw invalidField(
      'name',
      'A name has 3 to 64 letters A to Z, digits, ".", "_" and "-", and begins and ends with a letter or digit.',
    );
  }
  if (reservedNames.has(lowerName(name)))
    throw invalidField('name', `The name "${name}" is reserved. Choose another one.`);
  return name;
}

/** An e-mail address as it was written, without the blanks around it. */
export function checkAddress(text: string, field = 'email'): string {
  const address = text.trim();
  if (address.length > 256 || !/^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/.test(address)) {
    throw invalidField(field, 'Give an e-mail address, such as ann@example.com.');
  }
  return address;
}
