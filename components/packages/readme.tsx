import type { ReactNode } from 'react';

/** A readme or release notes that were made safe elsewhere, set in our type. */
export function Readme({ children }: { children: ReactNode }) {
  return <div className="prose-readme">{children}</div>;
}
