import { InvalidPackage } from '../nuget/invalid-package';

/** What an act was refused with as an invalid package, or `accepted`. Any other error is thrown. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return messageOf(error);
  }
  return 'accepted';
}

/** As `refusalOf`, for an act that takes time. */
export async function laterRefusalOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    return messageOf(error);
  }
  return 'accepted';
}

function messageOf(error: unknown): string {
  if (error instanceof InvalidPackage) return error.message;
  throw error;
}
