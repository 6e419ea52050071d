import { Button } from '@/components/ui/button';
import { Radio } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { actWords, type ManyAct } from './many-words';

type Props = {
  ids: readonly string[];
  act: ManyAct | undefined;
  who: string;
  leaver: string;
  /** The accounts of whoever looks that may own the packages. */
  holders: readonly string[];
  /** Why the account that was named cannot be taken. */
  refusal: string | undefined;
};

const acts = ['invite', 'transfer', 'remove'] as const;

/** Asks what to do with several packages, and leads to what would become of them. */
export function ManyQuestion({ ids, act = 'invite', who, leaver, holders, refusal }: Props) {
  return (
    <form action="/account/packages/owners" className="mt-6 flex max-w-field flex-col gap-5">
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <Fieldset id="act" legend="What to do">
        {acts.map((each) => (
          <Radio
            key={each}
            name="act"
            value={each}
            required
            defaultChecked={each === act}
            {...actWords[each]}
          />
        ))}
      </Fieldset>
      <Field
        id="who"
        label="Name"
        hint="The exact name of the person or the organization that becomes an owner, or is removed."
        error={refusal}
      >
        {(control) => (
          <TextInput {...control} name="who" asTyped maxLength={256} required defaultValue={who} />
        )}
      </Field>
      <Field id="leaver" label="Who leaves them in a transfer">
        {(control) => (
          <Select {...control} name="leaver" defaultValue={leaver}>
            {holders.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div>
        <Button type="submit">See what would happen</Button>
      </div>
    </form>
  );
}
