import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { PageTitle } from '@/components/ui/page-title';
import { TextInput } from '@/components/ui/text-input';
import { TextLink } from '@/components/ui/text-link';

type Props = {
  id?: string;
  version?: string;
  /** What is wrong with what was asked for. */
  error?: string | undefined;
  /** IDs that look like it. */
  near?: readonly string[];
};

/** Asks which package somebody wants to report, where the address does not tell. */
export function WhichPackage({ id = '', version = '', error, near = [] }: Props) {
  return (
    <>
      <PageTitle
        title="Report a package"
        lead="Which package is it? Some clients lead here without telling."
      />
      <form action="/report" className="mt-6 flex max-w-field flex-col gap-5">
        <ErrorSummary
          title="This package was not found"
          state={error === undefined ? {} : { fields: { id: error } }}
        />
        <Field id="id" label="Package ID" error={error}>
          {(control) => (
            <TextInput {...control} name="id" maxLength={100} asTyped required defaultValue={id} />
          )}
        </Field>
        {near.length > 0 && (
          <div className="text-sm">
            <p>Did you mean one of these?</p>
            <ul className="mt-1 flex flex-wrap gap-x-5">
              {near.map((other) => (
                <li key={other} className="flex min-h-6 items-center pointer-coarse:min-h-11">
                  <TextLink href={`/report?id=${encodeURIComponent(other)}`}>{other}</TextLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Field id="version" label="Version" hint="Left empty, it is the latest." optional>
          {(control) => (
            <TextInput {...control} name="version" maxLength={256} asTyped defaultValue={version} />
          )}
        </Field>
        <div>
          <Button type="submit" kind="primary">
            Go on
          </Button>
        </div>
      </form>
    </>
  );
}
