import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';

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
      <Section wide id="as-text" title="As text">
        <div className="mt-3 flex items-start rounded-md border border-line bg-surface">
          <pre
            role="region"
            aria-label="text of the mail"
            className="min-w-0 grow py-2.5 pl-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
          >
            {text.trimEnd()}
          </pre>
          <div className="p-1">
            <CopyButton text={text} label="Copy the text of the mail" />
          </div>
        </div>
      </Section>
      <Section wide id="as-html" title="As HTML">
        <iframe
          src={htmlHref}
          sandbox=""
          title="The mail as HTML"
          className="mt-3 h-[32rem] w-full rounded-md border border-line"
        />
      </Section>
    </>
  );
}
