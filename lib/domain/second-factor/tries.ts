import type { Transaction } from '@/lib/db/transaction';
import type { Origin } from '../actor';
import { ofAddress, ofName } from '../accounts/tries';
import { forgetTries, networkOf, returnTry, takeStep, takeTry } from '../rate-limit';

/** Who gives a code, and from where. */
type Giver = { accountKey: number; origin: Origin };

/** Counts a code as a wrong one until it has proved right, by its account and its address. Throws `tooManyTries`. */
export async function takeCodeTry(giver: Giver): Promise<void> {
  await takeRecoveryCodeTry(giver);
  await takeStep(codeTries(giver.accountKey), ofName);
}

/** The same by the address alone, for what is too long to be guessed. Throws `tooManyTries`. */
export const takeRecoveryCodeTry = (giver: Giver) => takeTry(addressTries(giver), ofAddress);

/** Begins the count of an account anew, and gives its address back the try: the code was right. */
export async function forgetCodeTries(tx: Transaction, giver: Giver): Promise<void> {
  await forgetTries(tx, codeTries(giver.accountKey));
  await returnTry(tx, addressTries(giver));
}

/** Where the wrong codes for an account are counted. */
export const codeTries = (accountKey: number) => `code:account:${accountKey}`;

const addressTries = ({ origin }: Giver) => `code:address:${networkOf(origin)}`;
