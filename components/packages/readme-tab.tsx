import { Markdown } from '@/components/markdown/markdown';
import { EmptyState } from '@/components/ui/empty-state';
import { Readme } from './readme';

type Props = { version: { description: string; releaseNotes: string }; readme: string | undefined };

/** What the author says of the version: its readme or, where there is none, its description; and what is new. */
export function ReadmeTab({ version: { description, releaseNotes }, readme }: Props) {
  return (
    <div id="readme">
      {readme !== undefined && (
        <Readme>
          <Markdown text={readme} />
        </Readme>
      )}
      {readme === undefined && description !== '' && <PlainText text={description} />}
      {readme === undefined && description === '' && (
        <EmptyState title="No readme">Its author has written nothing about this version.</EmptyState>
      )}
      {releaseNotes !== '' && (
        <section aria-labelledby="release-notes" className="mt-10">
          <h2 id="release-notes" className="mb-3 text-lg font-semibold tracking-tight">
            Release notes
          </h2>
          <PlainText text={releaseNotes} />
        </section>
      )}
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return <p className="max-w-measure wrap-anywhere whitespace-pre-wrap">{text}</p>;
}
