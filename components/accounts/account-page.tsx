import type { ReactNode } from 'react';
import { MenuAndMain } from '@/components/layout/columns';
import { SideMenu } from '@/components/layout/side-menu';
import { PageTitle } from '@/components/ui/page-title';
import { accountLinks } from './account-links';

type Props = {
  title: string;
  lead?: ReactNode;
  /** The page's own address, as the menu has it. */
  current: string;
  children: ReactNode;
};

/** One page of one's own account, beside the menu of all of them. */
export function AccountPage({ title, lead, current, children }: Props) {
  return (
    <MenuAndMain menu={<SideMenu label="Your account" links={accountLinks} current={current} />}>
      <PageTitle title={title} {...(lead !== undefined && { lead })} />
      {children}
    </MenuAndMain>
  );
}
