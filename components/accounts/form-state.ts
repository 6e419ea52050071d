import type { FormError } from '@/components/ui/error-summary';

/** What an action answers to a form that it refused. */
export type FormState = {
  error?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
};

export type FormAction<State extends FormState = FormState> = (
  previous: State,
  form: FormData,
) => Promise<State>;

/** Everything that is wrong with a form, for the summary above it. */
export function errorsOf({ error, fields = {} }: FormState): FormError[] {
  return [
    ...(error === undefined ? [] : [{ message: error }]),
    ...Object.entries(fields).map(([field, message]) => ({ field, message })),
  ];
}
