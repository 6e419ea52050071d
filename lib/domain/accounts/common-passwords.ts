/**
 * Whether a password is one of those that many people have, and that whoever guesses tries first. Case makes no
 * difference. The list is large: it is read when it is first asked, and what is too short for a password is dropped.
 */
export async function isCommonPassword(password: string, shortest: number): Promise<boolean> {
  list ??= readList(shortest);
  return (await list).has(password.toLowerCase());
}

let list: Promise<Set<string>> | undefined;

async function readList(shortest: number): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter(({ length }) => length >= shortest));
}
