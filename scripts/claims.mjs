/** @typedef {'check' | 'rule'} Kind */

/** A title that says of a test which check or rule of the specification it proves.
 * @typedef {{ kind: Kind, number: number, file: string, title: string }} Proof */

/** What the project says that it holds to, in numbers and ranges such as "1-8, 12".
 * @typedef {{ checks: string, rules: string }} Claims */

/** @typedef {{ kind: Kind, number: number, proofs: Proof[] }} Claim */

/** A call whose first argument is a text on one line, as a test and a group of tests have it. */
const titledCall = /([\w.]*)\(\s*(['"`])((?:\\.|(?!\2)[^\\\n])*)\2/g;

const anyTag = /\[(?:check|rule)s?\b[^\]]*\]/gi;
const goodTag = /^\[(check|rule) (\d+(?:, \d+)*)\]$/;

/**
 * The proofs that the titles of a test file name, and the tags in titles that cannot be read. A test that is switched
 * off proves nothing.
 * @param {string} file
 * @param {string} text
 */
export function readProofs(file, text) {
  /** @type {Proof[]} */
  const proofs = [];
  /** @type {string[]} */
  const unreadable = [];
  for (const [, callee = '', , title = ''] of text.matchAll(titledCall)) {
    if (/\.(skip|todo|fixme)$/.test(callee)) continue;
    for (const [tag] of title.matchAll(anyTag)) {
      const [, kind, numbers] = goodTag.exec(tag) ?? [];
      if ((kind !== 'check' && kind !== 'rule') || numbers === undefined)
        unreadable.push(`${tag} in ${file}`);
      else for (const number of listNumbers(numbers)) proofs.push({ kind, number, file, title });
    }
  }
  return { proofs, unreadable };
}

/**
 * Every claim with what proves it, and the proofs of what is not claimed.
 * @param {Claims} claims
 * @param {Proof[]} proofs
 */
export function compareClaims({ checks, rules }, proofs) {
  /** @type {Claim[]} */
  const claims = [...claimsOf('check', checks, proofs), ...claimsOf('rule', rules, proofs)];
  const claimed = new Set(claims.flatMap((claim) => claim.proofs));
  return {
    claims,
    unproved: claims.filter((claim) => claim.proofs.length === 0),
    unclaimed: proofs.filter((proof) => !claimed.has(proof)),
  };
}

/**
 * @param {Kind} kind
 * @param {string} numbers
 * @param {Proof[]} proofs
 * @returns {Claim[]}
 */
function claimsOf(kind, numbers, proofs) {
  return listNumbers(numbers).map((number) => ({
    kind,
    number,
    proofs: proofs.filter((proof) => proof.kind === kind && proof.number === number),
  }));
}

/**
 * The numbers of a list such as "1-3, 7", in its order. Throws when it cannot be read.
 * @param {string} list
 * @returns {number[]}
 */
export function listNumbers(list) {
  if (list.trim() === '') return [];
  return list.split(',').flatMap((part) => {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
    const first = Number(from);
    const length = Number(to) - first + 1;
    if (!(length > 0)) throw new Error(`"${part.trim()}" is neither a number nor a range of numbers.`);
    return Array.from({ length }, (_, index) => first + index);
  });
}
