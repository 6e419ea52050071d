import type { ComponentProps } from 'react';
import { accountLinks } from '@/components/accounts/account-links';
import { adminLinks } from '@/components/admin/admin-links';
import { Icon } from '@/components/ui/icon';
import { MenuItem } from './menu-link';

export type AccountMenuProps = {
  username: string;
  /** Whether the pages of administrators are for this person. */
  administers: boolean;
  signOut: ComponentProps<'form'>['action'];
};

/** What a person who signed in may go to; it opens without script. */
export function AccountMenu({ username, administers, signOut }: AccountMenuProps) {
  return (
    <details className="group relative">
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-md px-2.5 text-sm font-medium hover:bg-surface pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <Icon name="owner" size={20} />
        <span className="max-w-40 truncate">{username}</span>
        <span className="text-ink-soft group-open:rotate-180">
          <Icon name="chevron" />
        </span>
      </summary>
      <div className="z-10 rounded-md border border-line bg-paper p-1.5 max-sm:mt-1 sm:absolute sm:top-full sm:right-0 sm:mt-1.5 sm:w-60 sm:border-edge">
        <ul>
          {accountLinks.map((link) => (
            <li key={link.href}>
              <MenuItem {...link} />
            </li>
          ))}
          {administers && (
            <li>
              <MenuItem label="Administration" href={adminLinks[0].href} />
            </li>
          )}
        </ul>
        <form action={signOut} method="post" className="mt-1.5 border-t border-line pt-1.5">
          <button
            type="submit"
            className="flex min-h-9 w-full items-center rounded-md px-3 text-left text-sm hover:bg-surface pointer-coarse:min-h-11"
          >
            Sign out
          </button>
        </form>
      </div>
    </details>
  );
}
