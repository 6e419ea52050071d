import { AccountPage } from '@/components/accounts/account-page';
import { DecisionForm } from '@/components/prefixes/decision-form';
import { DomainProof } from '@/components/prefixes/domain-proof';
import { MessageForm } from '@/components/prefixes/message-form';
import { PrefixTable } from '@/components/prefixes/prefix-table';
import { RequestDecision } from '@/components/prefixes/request-decision';
import { RequestFacts } from '@/components/prefixes/request-facts';
import { leadOf } from '@/components/prefixes/request-lead';
import { RequestThread } from '@/components/prefixes/request-thread';
import { UnderPrefix } from '@/components/prefixes/under-prefix';
import { FoldedAct } from '@/components/ui/folded-act';
import { Section } from '@/components/ui/section';
import { prefixesPath, prefixRequestPath } from '@/lib/format/paths';
import { provedActor } from '@/lib/http/session';
import { answer, decide, prove, question, withdraw } from './actions';
import { loadRequest } from './load';

type Props = PageProps<'/account/prefixes/[key]'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Request for ${(await loadRequest((await params).key)).value}` };
}

/** Who comes to decide proves first who he is, so that what he writes is not lost. */
export default async function PrefixRequestPage({ params }: Props) {
  const request = await loadRequest((await params).key);
  const { key, value, exact, mayAnswer, mayDecide } = request;
  if (mayDecide) await provedActor(prefixRequestPath(key));
  return (
    <AccountPage title={`${value}${exact ? '' : '*'}`} lead={leadOf(request)} current="/account/prefixes">
      <RequestDecision request={request} />
      <RequestFacts request={request} />
      {request.domain !== undefined && (
        <DomainProof requestKey={key} domain={request.domain} proof={request.proof} action={prove} />
      )}
      {request.around.length > 0 && (
        <Section wide id="around" title="What is reserved around it">
          <div className="mt-3">
            <PrefixTable caption="Prefixes that meet it" prefixes={request.around} hrefOf={prefixesPath} />
          </div>
        </Section>
      )}
      <Section id="packages" title="Packages that lie under it already">
        <UnderPrefix packages={request.packages} />
      </Section>
      <RequestThread messages={request.messages} />
      {mayAnswer && (
        <MessageForm
          action={answer}
          requestKey={key}
          name="answer"
          label={request.status === 'questioned' ? 'Your answer' : 'Add something'}
          button="Send it"
        />
      )}
      {mayDecide && (
        <>
          <MessageForm
            action={question}
            requestKey={key}
            name="question"
            label="Your question"
            button="Ask it"
          />
          <DecisionForm requestKey={key} value={value} criteria={request.criteria} decide={decide} />
        </>
      )}
      {mayAnswer && (
        <div className="mt-8">
          <FoldedAct
            summary="Take the request back"
            action={withdraw}
            values={{ key }}
            label={`No longer ask for ${value}`}
            pendingText="Taking back…"
          >
            <p>Whoever decides is told. You may ask again.</p>
          </FoldedAct>
        </div>
      )}
    </AccountPage>
  );
}
