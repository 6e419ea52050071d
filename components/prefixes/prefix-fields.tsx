import { Checkbox } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import type { FormState } from '@/components/ui/form-state';
import { TextInput } from '@/components/ui/text-input';

/** What is to be reserved, and how. */
export function PrefixFields({ state: { fields = {}, values = {} } }: { state: FormState }) {
  return (
    <>
      <Field
        id="value"
        label="Prefix"
        hint="End it with a dot: “Contoso.” takes in “Contoso.Text” and leaves “ContosoText” to others."
        error={fields['value']}
      >
        {(control) => (
          <TextInput
            {...control}
            name="value"
            maxLength={129}
            asTyped
            required
            defaultValue={values['value']}
          />
        )}
      </Field>
      <Fieldset id="kind" legend="How">
        <Checkbox
          name="exact"
          value="true"
          defaultChecked={values['exact'] === 'true'}
          label="This ID alone"
          hint="And not all that begin so."
        />
        <Checkbox
          name="shared"
          value="true"
          defaultChecked={values['shared'] === 'true'}
          label="Shared"
          hint="Everybody may publish under it; its owners alone have the mark."
        />
      </Fieldset>
    </>
  );
}
