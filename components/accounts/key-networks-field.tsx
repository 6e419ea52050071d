import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';

/** From where alone a key may be used. */
export function KeyNetworksField({ value, error }: { value: string | undefined; error: string | undefined }) {
  return (
    <Field
      id="networks"
      label="Networks"
      optional
      hint="Addresses or networks from which alone it may be used, one a line: “192.0.2.0/24”. Empty: from everywhere."
      error={error}
    >
      {(control) => <TextArea {...control} name="networks" rows={2} defaultValue={value} />}
    </Field>
  );
}
