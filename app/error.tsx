'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { Main } from '@/components/layout/main';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { formIsOld, pageFailed } from '@/lib/format/failure-words';

type Props = {
  error: Error & { digest?: string };
  /** Asks the server for the page again. */
  retry: () => void;
};

export default function ErrorPage({ error, retry }: Props) {
  return <Main>{isUnrecognizedAction(error) ? <OldForm /> : <Failure error={error} retry={retry} />}</Main>;
}

function OldForm() {
  return (
    <PageTitle
      title={formIsOld.title}
      lead={formIsOld.sentence}
      actions={
        <Button kind="primary" onClick={() => location.reload()}>
          Reload the page
        </Button>
      }
    />
  );
}

function Failure({ error, retry }: Props) {
  return (
    <PageTitle
      title={pageFailed.title}
      lead={
        <>
          <p>{pageFailed.sentence}</p>
          {error.digest !== undefined && (
            <p className="mt-2 text-sm">Its mark in the log is {error.digest}.</p>
          )}
        </>
      }
      actions={
        <>
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/">Go to the start</LinkButton>
        </>
      }
    />
  );
}
