import { invalidField } from '../errors';

const longest = 60;

/** What somebody calls a passkey. */
export function checkPasskeyName(given: string): string {
  const name = given.replace(/\s+/g, ' ').trim();
  if (name === '') throw invalidField('name', 'Give the passkey a name, such as that of the device.');
  if (name.length > longest) throw invalidField('name', `A name has at most ${longest} characters.`);
  return name;
}
