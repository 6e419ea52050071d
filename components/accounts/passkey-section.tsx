import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { Ask, MakeOptions } from './passkey-act';
import { AddPasskey } from './passkey-buttons';
import { RenamePasskey } from './rename-passkey';

type PasskeyLine = {
  key: number;
  name: string;
  synced: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

type Props = {
  passkeys: readonly PasskeyLine[];
  /** Whether browsers have passkeys for this gallery. */
  possible: boolean;
  ask: Ask<MakeOptions>;
  add: FormAction;
  rename: FormAction;
  remove: FormAction;
};

const columns = [
  { label: 'Passkey' },
  { label: 'Added' },
  { label: 'Last used' },
  { label: 'Actions', silent: true },
];

/** The passkeys of an account. */
export function PasskeySection({ passkeys, possible, ask, add, rename, remove }: Props) {
  return (
    <Section id="passkeys" title="Passkeys">
      <p>
        A passkey signs you in by your fingerprint, face or PIN, without a password. It counts as both
        factors, and works at this gallery’s address alone.
      </p>
      {passkeys.length > 0 && (
        <div className="w-full">
          <Table stacks caption="Your passkeys" columns={columns}>
            {passkeys.map((passkey) => (
              <PasskeyRow key={passkey.key} passkey={passkey} rename={rename} remove={remove} />
            ))}
          </Table>
        </div>
      )}
      {possible ? (
        <>
          <AddPasskey ask={ask} action={add} />
          <p className="hidden text-ink-soft noscript:block">Adding a passkey needs JavaScript.</p>
        </>
      ) : (
        <p className="text-ink-soft">
          Passkeys need a gallery that is reached by https and a name; this one is not.
        </p>
      )}
    </Section>
  );
}

type RowProps = { passkey: PasskeyLine; rename: FormAction; remove: FormAction };

function PasskeyRow({ passkey: { key, name, synced, createdAt, lastUsedAt }, rename, remove }: RowProps) {
  return (
    <tr>
      <RowHead>
        {name}
        {synced && <span className="block text-xs font-normal text-ink-soft">on several devices</span>}
      </RowHead>
      <Cell label="Added">
        <TimeAgo at={createdAt} />
      </Cell>
      <Cell label="Last used">{lastUsedAt === null ? 'Never' : <TimeAgo at={lastUsedAt} />}</Cell>
      <Cell>
        <div className="flex flex-col gap-2">
          <RenamePasskey action={rename} passkeyKey={key} name={name} />
          <FoldedAct
            summary="Remove"
            action={remove}
            values={{ key }}
            label="Remove this passkey"
            pendingText="Removing…"
          >
            <p>“{name}” no longer opens your account. Delete it on its device, too.</p>
          </FoldedAct>
        </div>
      </Cell>
    </tr>
  );
}
