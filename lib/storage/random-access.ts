import { storage } from './storage';

type Bytes = {
  read(target: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
};

/** An object to read at any place, as an open file is. Reading fails when there is none of that name. */
export function randomAccess(name: string): Bytes {
  return {
    async read(target, offset, length, position) {
      let bytesRead = 0;
      for await (const chunk of storage().read(name, { first: position, last: position + length - 1 })) {
        bytesRead += (chunk as Buffer).copy(target, offset + bytesRead);
      }
      return { bytesRead };
    },
  };
}
