import type { ReactNode } from 'react';

/** The main landmark, at which the skip link arrives. */
export function Main({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 pb-16 sm:px-6 sm:pt-8">
      {children}
    </main>
  );
}
