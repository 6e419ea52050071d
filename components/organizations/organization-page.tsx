import type { ReactNode } from 'react';
import { MenuAndMain } from '@/components/layout/columns';
import { SideMenu } from '@/components/layout/side-menu';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { organizationPath } from '@/lib/format/paths';
import { organizationLinks } from './organization-links';

type Props = {
  organization: { name: string };
  title: string;
  lead?: ReactNode;
  /** The page's own address, as the menu has it. */
  current: string;
  children: ReactNode;
};

/** One page of an organization, beside the menu of all of them. */
export function OrganizationPage({ organization: { name }, title, lead, current, children }: Props) {
  const menu = <SideMenu label={name} links={organizationLinks(name)} current={current} />;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: 'Organizations', href: '/account/organizations' },
          { label: name, href: organizationPath(name) },
        ]}
      />
      <div className="mt-3">
        <MenuAndMain menu={menu}>
          <PageTitle title={title} {...(lead !== undefined && { lead })} />
          {children}
        </MenuAndMain>
      </div>
    </>
  );
}
