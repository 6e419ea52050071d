import { FormAnswer } from '@/components/ui/form-answer';
import type { FormState } from '@/components/ui/form-state';

export type DoneToMany = {
  title: string;
  /** Whether nothing was done. */
  failed: boolean;
  /** The packages to which it could not be done. */
  refused: readonly { id: string; reason: string }[];
};

/** What was done to several packages, and to which it could not be. */
export function ManyAnswer({ state, title, failed, refused }: DoneToMany & { state: FormState }) {
  return (
    <FormAnswer state={state} title={title} tone={failed ? 'danger' : 'good'}>
      {refused.length > 0 && (
        <ul className="list-disc pl-4">
          {refused.map(({ id, reason }) => (
            <li key={id}>
              {id} stays as it is: {reason}
            </li>
          ))}
        </ul>
      )}
    </FormAnswer>
  );
}
