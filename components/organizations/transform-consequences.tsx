import { plural } from '@/lib/format/sentences';

type Props = { name: string; packages: number; apiKeys: number };

/** What goes and what stays when an account becomes an organization. */
export function TransformConsequences({ name, packages, apiKeys }: Props) {
  return (
    <div className="mt-6 max-w-measure text-sm">
      <p>
        Nothing changes before the person whom you name has confirmed. From that moment on there is no way
        back: neither you nor the administrators of the gallery can undo it.
      </p>
      <h2 className="mt-6 text-base font-semibold">What goes</h2>
      <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5">
        <li>
          Nobody can sign in as {name} any more: its password, second factor, passkeys and linked sign-ins are
          removed, and all its sessions end.
        </li>
        <li>You yourself are no member of it, until its administrator makes another account of yours one.</li>
      </ul>
      <h2 className="mt-6 text-base font-semibold">What stays</h2>
      <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5">
        <li>
          The name “{name}”, its profile and picture, its e-mail address, and{' '}
          {packages === 0 ? 'whatever it published' : plural(packages, 'package')}.
        </li>
        <li>
          {apiKeys === 0
            ? 'There is no API key that could go on.'
            : `${plural(apiKeys, 'API key')}: what uses them goes on. They move to the administrator, who can revoke them.`}
        </li>
      </ul>
    </div>
  );
}
