/** The lock under which everything that changes one package queues, in every process. */
export const packageLock = (lowerId: string) => `package:${lowerId}`;

/** The lock under which a stored object becomes wanted, or is swept. */
export const objectLock = (objectName: string) => `object:${objectName}`;
