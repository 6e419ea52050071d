import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Why there was no export, by the code of the refusal. */
const refusals: Record<string, string> = {
  tooManyTries: 'You did this five times within a day. Try again tomorrow.',
};

/** Asks for everything that the gallery keeps of a person. */
export function ExportForm({ refused }: { refused: string | undefined }) {
  return (
    <section aria-labelledby="export" className="mt-6">
      <h2 id="export" className="text-lg font-semibold">
        Export your data
      </h2>
      {refused !== undefined && (
        <div className="mt-3" role="alert">
          <Notice tone="danger" title="Nothing was exported">
            {refusals[refused] ?? 'This did not work. Try again.'}
          </Notice>
        </div>
      )}
      <p className="mt-2 mb-4 max-w-measure text-sm text-ink-soft">
        One JSON file with all that this gallery keeps of you: profile, addresses, sessions, keys, packages,
        what you pushed and reported, and your security log. Passwords and secrets are not in it.
      </p>
      <form action="/account/data/export" method="post">
        <Button type="submit" kind="primary">
          Export your data
        </Button>
      </form>
    </section>
  );
}
