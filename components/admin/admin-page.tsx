import type { ReactNode } from 'react';
import { MenuAndMain } from '@/components/layout/columns';
import { SideMenu } from '@/components/layout/side-menu';
import { PageTitle } from '@/components/ui/page-title';
import { adminLinks } from './admin-links';

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  /** The address of the area that the page belongs to, as the menu has it. */
  current: string;
  children: ReactNode;
};

/** One page of the administration, beside the menu of all of them. */
export function AdminPage({ title, lead, current, children }: Props) {
  return (
    <MenuAndMain menu={<SideMenu label="Administration" links={adminLinks} current={current} />}>
      <PageTitle title={title} {...(lead !== undefined && { lead })} />
      {children}
    </MenuAndMain>
  );
}
