/** How many rounds of a randomized test to run: all of them with LODE_TEST_DEEP=1, else one in ten or so many. */
export function effort(rounds: number, usual = Math.ceil(rounds / 10)): number {
  return process.env['LODE_TEST_DEEP'] === '1' ? rounds : usual;
}

let chosenSeed: number | undefined;

/**
 * The seed that randomized tests draw from: LODE_TEST_SEED, or a new one each time. It is printed once, so that a
 * failure can be repeated.
 */
export function seed(): number {
  if (chosenSeed === undefined) {
    chosenSeed = readSeed(process.env['LODE_TEST_SEED']) ?? Math.floor(Math.random() * 2 ** 31);
    process.stdout.write(`Repeat these random tests with LODE_TEST_SEED=${chosenSeed}\n`);
  }
  return chosenSeed;
}

function readSeed(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^[0-9]{1,10}$/.test(text))
    throw new Error(`LODE_TEST_SEED is "${text}", and must be a whole number.`);
  return Number(text);
}
