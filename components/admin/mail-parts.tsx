import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';

type Props = {
  text: string;
  /** Where the HTML part is shown, in a frame in which nothing runs. */
  htmlHref: string;
};

/** What a mail says, in both of its parts; or that it was forgotten. */
export function MailParts({ text, htmlHref }: Props) {
  if (text === '') {
    return (
      <div className="mt-8">
        <Notice tone="info" title="What it said is no longer kept">
          It was forgotten when the mail was sent, for it may have held what only its reader should have.
        </Notice>
      </div>
    );
  }
  return (
    <>
      <section aria-labelledby="as-text" className="mt-10">
        <h2 id="as-text" className="mb-3 text-lg font-semibold">
          As text
        </h2>
        <CodeBlock code={text.trimEnd()} label="text of the mail" />
      </section>
      <section aria-labelledby="as-html" className="mt-10">
        <h2 id="as-html" className="mb-3 text-lg font-semibold">
          As HTML
        </h2>
        <iframe
          src={htmlHref}
          sandbox=""
          title="The mail as HTML"
          className="h-[32rem] w-full rounded-md border border-line"
        />
      </section>
    </>
  );
}
