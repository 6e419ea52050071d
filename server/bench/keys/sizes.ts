/** How much there is of everything. */
export type Sizes = { apiKeys: number; prefixes: number; packages: number };

export const fullSizes: Sizes = { apiKeys: 1_000_000, prefixes: 20_000, packages: 500_000 };

export const smallSizes: Sizes = { apiKeys: 100_000, prefixes: 2_000, packages: 50_000 };
