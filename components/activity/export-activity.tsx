import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';

type Props = {
  /** Where it is asked for. */
  action: string;
  /** What narrows it. */
  values: Record<string, string>;
  /** The code of a refusal. */
  refused: string | undefined;
};

const refusals: Record<string, string> = {
  tooManyTries: 'You did this very often within a day. Try again tomorrow.',
};

/** Asks for what is shown, all pages of it, as a file. */
export function ExportActivity({ action, values, refused }: Props) {
  return (
    <Section wide id="export" title="Export">
      {refused !== undefined && (
        <div className="mt-3" role="alert">
          <Notice tone="danger" title="Nothing was exported">
            {refusals[refused] ?? 'This did not work. Try again.'}
          </Notice>
        </div>
      )}
      <p className="mt-2 mb-4 max-w-measure text-sm text-ink-soft">
        A file with everything that fits the filters, on all pages. That you exported it stands in the record.
      </p>
      <form action={action} method="post" className="flex flex-wrap gap-3">
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" name="format" value="csv">
          Export as CSV
        </Button>
        <Button type="submit" name="format" value="json">
          Export as JSON
        </Button>
      </form>
    </Section>
  );
}
