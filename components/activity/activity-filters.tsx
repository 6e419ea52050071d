import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';
import type { ActivityKind } from '@/lib/domain/activity/kinds';
import type { ActivityQuestion } from '@/lib/domain/activity/question';
import { kindWords } from './kind-words';

type Props = {
  /** The page's own address. */
  path: string;
  question: ActivityQuestion;
  kinds: readonly ActivityKind[];
  /** Whether one can look for a person and a package, and which of them is not here. */
  names?: { unknown: readonly ('person' | 'package')[] };
};

/** What narrows a record: a form that leads to the page of what fits. */
export function ActivityFilters({ path, question, kinds, names }: Props) {
  const narrowed = Object.values(question).some((part) => part !== undefined);
  return (
    <form action={path} aria-label="Filters" className="mt-6">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {names !== undefined && <NameFields question={question} unknown={names.unknown} />}
        <Field id="kind" label="Kind of act">
          {(control) => (
            <Select {...control} name="kind" defaultValue={question.kind ?? ''}>
              <option value="">All</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="from" label="From (UTC)">
          {(control) => <TextInput {...control} name="from" type="date" defaultValue={question.from} />}
        </Field>
        <Field id="to" label="To (UTC)">
          {(control) => <TextInput {...control} name="to" type="date" defaultValue={question.to} />}
        </Field>
      </div>
      <p className="mt-4 flex flex-wrap items-center gap-4 text-sm">
        <Button type="submit" size="small">
          Apply filters
        </Button>
        {narrowed && <TextLink href={path}>Show everything</TextLink>}
      </p>
    </form>
  );
}

function NameFields({ question, unknown }: Pick<Props, 'question'> & NonNullable<Props['names']>) {
  return (
    <>
      <Field
        id="person"
        label="Person"
        error={unknown.includes('person') ? `Nobody here is called ${question.person}.` : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            name="person"
            defaultValue={question.person}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        id="package"
        label="Package ID"
        error={unknown.includes('package') ? `There is no package ${question.package} here.` : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            name="package"
            defaultValue={question.package}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
    </>
  );
}
