import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  providers: readonly { id: string; name: string }[];
  /** What the buttons do, before the provider's name: “Sign in with”. */
  verb: string;
  action: (form: FormData) => Promise<void>;
  /** Where to go afterwards. */
  returnTo?: string | undefined;
};

/** One button for each provider; each leaves the gallery. */
export function ProviderButtons({ providers, verb, action, returnTo }: Props) {
  return (
    <form action={action} className="flex max-w-field flex-wrap gap-3">
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      {providers.map(({ id, name }) => (
        <div key={id}>
          <SubmitButton kind="plain" name="provider" value={id} pendingText="One moment…">
            {verb} {name}
          </SubmitButton>
        </div>
      ))}
    </form>
  );
}
