'use client';

import { type ReactNode, useActionState } from 'react';
import { ActFields } from '@/components/ui/act-fields';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FoldedFields } from '@/components/ui/folded-fields';
import type { FormAction, FormState } from '@/components/ui/form-state';

export type AskedOf = {
  /** Of the invitation. */
  key: number;
  id: string;
  /** Who is to own the package. */
  who: string;
  /** What the invitation says. */
  asked: ReactNode;
};

type Props = { invitations: readonly AskedOf[]; accept: FormAction; decline: FormAction };

/** Answers invitations one by one. A refusal is told beside its invitation, and above all of them once that is gone. */
export function AnswerEach({ invitations, accept, decline }: Props) {
  const [accepted, sendAccept] = useActionState(accept, {});
  const [declined, sendDecline] = useActionState(decline, {});
  const ofGone = (state: FormState) => (invitations.some(({ key }) => isAbout(state, key)) ? nothing : state);
  return (
    <>
      <div className="mt-3 flex flex-col gap-2 empty:hidden">
        <ErrorSummary title="The invitation was not accepted" state={ofGone(accepted)} />
        <ErrorSummary title="The invitation was not declined" state={ofGone(declined)} />
      </div>
      {invitations.length > 0 && (
        <ul className="mt-3 divide-y divide-line">
          {invitations.map(({ key, id, who, asked }) => (
            <li key={key} className="py-4 text-sm">
              {asked}
              <div className="mt-3 flex flex-col items-start gap-3">
                <ActFields
                  kind="primary"
                  state={isAbout(accepted, key) ? accepted : nothing}
                  send={sendAccept}
                  values={{ keys: key }}
                  label={`Own ${id}`}
                  pendingText="Accepting…"
                >
                  <p>
                    Everybody sees that {who} owns it, and takes what is published under it for yours, too.
                  </p>
                </ActFields>
                <FoldedFields
                  summary={
                    <>
                      Decline<span className="sr-only"> to own {id}</span>
                    </>
                  }
                  state={isAbout(declined, key) ? declined : nothing}
                  send={sendDecline}
                  values={{ keys: key }}
                  label="Decline the invitation"
                  pendingText="Declining…"
                >
                  <p>Whoever invited is told, and can invite again.</p>
                </FoldedFields>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const isAbout = ({ values }: FormState, key: number) => values?.['keys'] === String(key);

const nothing: FormState = {};
