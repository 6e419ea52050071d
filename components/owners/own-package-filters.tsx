import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { plural } from '@/lib/format/sentences';

type Props = {
  holders: readonly { name: string; organization: boolean; packages: number }[];
  owner: string;
  text: string;
  sort: 'id' | 'downloads';
};

/** Whose packages are shown, which of them, and in which order. */
export function OwnPackageFilters({ holders, owner, text, sort }: Props) {
  return (
    <form
      action="/account/packages"
      role="search"
      aria-label="Your packages"
      className="mt-5 flex flex-wrap items-end gap-3"
    >
      {holders.length > 1 && (
        <Field id="owner" label="Owner">
          {(control) => (
            <Select {...control} name="owner" defaultValue={owner}>
              <option value="">You and your organizations</option>
              {holders.map(({ name, packages }) => (
                <option key={name} value={name}>
                  {name} ({plural(packages, 'package')})
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field id="q" label="Part of the ID">
        {(control) => (
          <TextInput {...control} type="search" name="q" maxLength={128} asTyped defaultValue={text} />
        )}
      </Field>
      <Field id="sort" label="Order">
        {(control) => (
          <Select {...control} name="sort" defaultValue={sort}>
            <option value="id">ID</option>
            <option value="downloads">Downloads</option>
          </Select>
        )}
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
