/** In whose record the acts about a key stand besides its maker's: that of the organization in whose name it acts. */
export const inRecordOf = ({ creatorKey, ownerKey }: { creatorKey: number; ownerKey: number }) =>
  ownerKey === creatorKey ? {} : { organizationKey: ownerKey };
