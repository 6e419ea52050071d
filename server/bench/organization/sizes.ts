/** The names by which what is measured is asked for. */
export const names = {
  organization: 'bench-large',
  /** A member of it, and its administrator. */
  administrator: 'bench-administrator',
  /** One who has done a single thing. */
  rare: 'bench-rare',
  /** Half of all records are of this package. */
  package: 'Bench.Busy',
} as const;

/** How much there is of everything. */
export const sizes = {
  members: 5_000,
  packages: 3_000,
  /** Besides: what is not the organization's. */
  otherPeople: 100_000,
  otherOrganizations: 2_000,
  otherMemberships: 100_000,
  otherPackages: 97_000,
  otherRecords: 500_000,
} as const;
