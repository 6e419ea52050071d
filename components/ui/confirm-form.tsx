import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field';
import { LinkButton } from './link-button';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';
import { TextInput } from './text-input';

type Props = {
  action: ComponentProps<'form'>['action'];
  /** What will be lost, as a sentence: "Nobody can restore Acme.Logging 1.0.0 any more". */
  loss: string;
  /** More on that loss: what depends on it, what stays. */
  children?: ReactNode;
  /** The text to type when the act cannot be undone; it is sent as `confirmation`. */
  typed?: { text: string; what: string; error?: string | undefined } | undefined;
  /** What says which thing it is about. */
  hidden: Readonly<Record<string, string | number>>;
  /** A verb and its object: "Delete Acme.Logging 1.0.0". */
  submitText: string;
  pendingText: string;
  cancelHref: string;
};

/** The body of a page that asks once more before something is lost. It needs no script: going back is a link. */
export function ConfirmForm(props: Props) {
  const { action, loss, children, typed, hidden, submitText, pendingText, cancelHref } = props;
  return (
    <form action={action} className="max-w-measure space-y-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Notice tone="danger" title={loss}>
        {children}
      </Notice>
      {typed !== undefined && (
        <Field
          id="confirmation"
          label={`Type the ${typed.what} to go on`}
          hint={<span className="font-mono wrap-anywhere text-ink">{typed.text}</span>}
          error={typed.error}
        >
          {(control) => (
            <TextInput {...control} mono name="confirmation" required autoComplete="off" spellCheck={false} />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton kind="danger" pendingText={pendingText}>
          {submitText}
        </SubmitButton>
        <LinkButton href={cancelHref}>Keep it</LinkButton>
      </div>
    </form>
  );
}
