import { Icon } from './icon';

type Props = { message?: string | undefined };

/** What came of the last submit: "Saved.". It stands in the page before there is anything to say, so that readers hear it. */
export function FormStatus({ message }: Props) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-sm font-medium text-good">
      {message !== undefined && <Icon name="check" />}
      {message}
    </p>
  );
}
