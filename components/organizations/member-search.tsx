import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';
import { plural } from '@/lib/format/sentences';

type Props = {
  path: string;
  /** What was looked for; empty for everybody. */
  text: string;
  found: number;
};

/** Looks for members by a part of a name. */
export function MemberSearch({ path, text, found }: Props) {
  return (
    <>
      <form action={path} role="search" aria-label="Members" className="mt-3 flex flex-wrap items-end gap-3">
        <Field id="q" label="Part of a name">
          {(control) => (
            <TextInput {...control} type="search" name="q" maxLength={100} asTyped defaultValue={text} />
          )}
        </Field>
        <Button type="submit">Find members</Button>
      </form>
      <p className="mt-3 text-sm text-ink-soft">
        {text === '' ? (
          plural(found, 'member')
        ) : (
          <>
            {plural(found, 'member')} with “{text}” in a name. <TextLink href={path}>Show all</TextLink>
          </>
        )}
      </p>
    </>
  );
}
