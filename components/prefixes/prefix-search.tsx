import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

/** Looks for prefixes by how they begin. */
export function PrefixSearch({ path, text }: { path: string; text: string }) {
  return (
    <form action={path} role="search" aria-label="Prefixes" className="mt-3 flex flex-wrap items-end gap-3">
      <Field id="q" label="How it begins">
        {(control) => (
          <TextInput {...control} type="search" name="q" maxLength={128} asTyped defaultValue={text} />
        )}
      </Field>
      <Button type="submit">Find prefixes</Button>
    </form>
  );
}
