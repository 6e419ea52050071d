const beginnings = 'bar cer dol fen gal hor jin kel lum mar nor per'.split(' ');
const middles = 'a e i o u'.split(' ');
const endings = 'con dex fil gram lite mod net pack'.split(' ');

const words = beginnings.flatMap((beginning) =>
  middles.flatMap((middle) => endings.map((ending) => beginning + middle + ending)),
);

const stride = 151;

/** Made words, the same for the same number, such as `bardex cerimod`: made data is described and searched by them. */
export function wordsOf(number: number, count: number): string {
  return Array.from({ length: count }, (_, index) => wordAt(number * 7 + index * stride)).join(' ');
}

/** Two words that no other of the first hundred thousand numbers gives. */
export function distinctQuery(number: number): string {
  return `${wordAt(number)} ${wordAt(Math.floor(number / words.length) + number * stride)}`;
}

const wordAt = (number: number): string => words[number % words.length] ?? '';
