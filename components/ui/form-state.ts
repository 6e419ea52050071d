/** What an action answers to a form that it refused. */
export type FormState = {
  /** What is wrong as a whole. */
  error?: string;
  /** What is wrong with a field, by the id of its control. */
  fields?: Record<string, string>;
  /** What was sent. */
  values?: Record<string, string>;
};

export type FormAction<State extends FormState = FormState> = (
  previous: State,
  form: FormData,
) => Promise<State>;
