import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ManyForm } from '@/components/owners/many-form';
import { ManyPreview } from '@/components/owners/many-preview';
import { ManyQuestion } from '@/components/owners/many-question';
import { buttonWords, fateWords, lossWords, type ManyAct } from '@/components/owners/many-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Preview as PreviewOfMany } from '@/lib/domain/owners/preview';
import { plural } from '@/lib/format/sentences';
import { change } from './actions';
import { loadMany } from './load';

export const metadata: Metadata = { title: 'Owners of several packages' };

type Props = PageProps<'/account/packages/owners'>;

export default async function ManyOwnersPage({ searchParams }: Props) {
  const { asked, holders, preview } = await loadMany(await searchParams);
  const { ids, act, who, leaver } = asked;
  return (
    <AccountPage
      title="Owners of several packages"
      lead="Nothing is changed before you have seen what would become of each."
      current="/account/packages"
    >
      {ids.length === 0 ? (
        <div className="mt-6">
          <EmptyState title="No packages were chosen">
            Choose some in <TextLink href="/account/packages">your packages</TextLink> first.
          </EmptyState>
        </div>
      ) : (
        <>
          <p className="mt-4 text-sm text-ink-soft">
            {plural(ids.length, 'package')} {ids.length === 1 ? 'was' : 'were'} chosen.{' '}
            <TextLink href="/account/packages">Choose others</TextLink>
          </p>
          <ManyQuestion
            ids={ids}
            act={act}
            who={who}
            leaver={leaver}
            holders={holders.map(({ name }) => name)}
            refusal={preview !== undefined && 'refusal' in preview ? preview.refusal : undefined}
          />
        </>
      )}
      {preview !== undefined && 'value' in preview && act !== undefined && (
        <Preview {...preview.value} act={act} leaver={leaver} />
      )}
    </AccountPage>
  );
}

type PreviewProps = PreviewOfMany & { act: ManyAct; leaver: string };

function Preview({ who, atOnce, own, lines, act, leaver }: PreviewProps) {
  const ids = lines.filter(({ whyNot }) => whyNot === undefined).map(({ id }) => id);
  const loss = ids.length === 0 ? undefined : lossWords(act, who, own);
  return (
    <Section wide id="preview" title="What would happen">
      <div className="mt-3">
        <ManyPreview lines={lines} fate={fateWords({ act, atOnce })} />
      </div>
      {loss !== undefined && (
        <div className="mt-6 max-w-measure">
          <Notice tone="warn" title={loss.title}>
            {loss.text}
          </Notice>
        </div>
      )}
      <div className="mt-6">
        <ManyForm
          // Another question is another form, which was not answered yet.
          key={JSON.stringify([act, who, leaver, lines.map(({ id }) => id)])}
          action={change}
          values={[['act', act], ['who', who], ['leaver', leaver], ...ids.map((id) => ['id', id] as const)]}
          possible={ids.length > 0}
          asks={act !== 'remove' && !atOnce}
          kind={act === 'invite' ? 'primary' : 'danger'}
          label={buttonWords({ act, who, atOnce, count: ids.length })}
        />
      </div>
    </Section>
  );
}
