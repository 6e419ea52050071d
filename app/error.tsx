'use client';

import { Main } from '@/components/layout/main';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <Main>
      <PageTitle
        title="This page could not be made"
        lead={
          <>
            <p>Something went wrong on the gallery, and it was noted. Try again in a moment.</p>
            {error.digest !== undefined && (
              <p className="mt-2 text-sm">Its mark in the log is {error.digest}.</p>
            )}
          </>
        }
        actions={
          <>
            <Button kind="primary" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/">Go to the start</LinkButton>
          </>
        }
      />
    </Main>
  );
}
