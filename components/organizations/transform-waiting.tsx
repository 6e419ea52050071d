import { ActForm } from '@/components/ui/act-form';
import type { FormAction } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { formatMoment } from '@/lib/format/dates';

type Props = { name: string; administrator: string; expiresAt: Date; cancel: FormAction };

/** The request of one's own that waits, and how it is taken back. */
export function TransformWaiting({ name, administrator, expiresAt, cancel }: Props) {
  return (
    <div className="mt-6 flex flex-col items-start gap-3">
      <Notice tone="info" title={`Waiting for ${administrator}`}>
        {name} becomes an organization as soon as {administrator} confirms it. The request ends on{' '}
        {formatMoment(expiresAt)}. Whoever you ask below takes the place of {administrator}.
      </Notice>
      <ActForm action={cancel} label="Take the request back" pendingText="Taking back…" />
    </div>
  );
}
