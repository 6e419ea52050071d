import { ActForm } from '@/components/ui/act-form';
import { CodeBlock } from '@/components/ui/code-block';
import type { FormAction } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { TimeAgo } from '@/components/ui/time-ago';
import type { RequestView } from '@/lib/domain/prefixes/requests/view';

type Props = {
  requestKey: number;
  domain: NonNullable<RequestView['domain']>;
  proof: RequestView['proof'];
  action: FormAction;
};

/** Whether the domain was proved, and for who asks how to. */
export function DomainProof({ requestKey, domain: { name, provedAt }, proof, action }: Props) {
  return (
    <Section id="domain" title="Domain">
      {provedAt !== undefined ? (
        <Notice tone="good" title={`${name} belongs to whoever asks`}>
          Its TXT record was seen <TimeAgo at={provedAt} />.
        </Notice>
      ) : (
        <Notice tone="info" title={`Nobody has proved ${name} yet`} />
      )}
      {proof !== undefined && (
        <>
          <p>Add a TXT record where the domain is managed:</p>
          <div className="flex w-full min-w-0 flex-col gap-3">
            <CodeBlock title="Name" label="name of the record" code={proof.name} />
            <CodeBlock title="Content" label="content of the record" code={proof.content} />
          </div>
          <ActForm
            action={action}
            values={{ key: requestKey }}
            label={`Look at ${name} now`}
            pendingText="Looking…"
          >
            <p className="text-ink-soft">
              It can take some minutes until a new record is seen. Once it was, you may remove it.
            </p>
          </ActForm>
        </>
      )}
    </Section>
  );
}
