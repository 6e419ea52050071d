import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';

type Props = { value: string | undefined; error: string | undefined; hint: string };

/** From where alone a key may be used. */
export function KeyNetworksField({ value, error, hint }: Props) {
  return (
    <Field id="networks" label="Networks" optional hint={hint} error={error}>
      {(control) => <TextArea {...control} name="networks" rows={2} defaultValue={value} />}
    </Field>
  );
}
