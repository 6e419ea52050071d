import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { KeyOwner } from './key-bounds';

type Props = {
  owners: readonly KeyOwner[];
  chosen: string | undefined;
  error: string | undefined;
  hint: string;
};

/** In whose name a key acts. Whoever may act for nobody else is not asked. */
export function ApiKeyOwnerField({ owners, chosen, error, hint }: Props) {
  const [only, ...others] = owners;
  if (others.length === 0 && error === undefined) {
    return <input type="hidden" name="owner" value={only?.key} />;
  }
  return (
    <Field id="owner" label="Owner" hint={hint} error={error}>
      {(control) => (
        <Select {...control} name="owner" defaultValue={chosen}>
          {owners.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
