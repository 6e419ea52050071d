/** A place between two records: in the order of their times, and of their keys where these are the same. */
export type Moment = { at: Date; key: bigint };

/** Which part of a list is read: what is older than a moment, or newer; without one the newest. */
export type Place = { before?: Moment | undefined; after?: Moment | undefined };

/** A moment as an address has it. */
export const momentText = ({ at, key }: Moment): string => `${at.getTime()}-${key}`;

/** What `momentText` wrote; undefined of any other text. */
export function parseMoment(text: string): Moment | undefined {
  const [, time, key] = /^(\d{1,15})-(\d{1,18})$/.exec(text) ?? [];
  return time === undefined || key === undefined
    ? undefined
    : { at: new Date(Number(time)), key: BigInt(key) };
}
