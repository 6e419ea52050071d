import { Tabs } from '@/components/ui/tabs';

type Props = {
  current: '/account/packages' | '/account/packages/invitations';
  /** Invitations that wait for the answer of who looks. */
  received: number;
};

/** What there is under one's own packages. */
export function PackageTabs({ current, received }: Props) {
  return (
    <div className="mt-6">
      <Tabs
        label="Your packages"
        current={current}
        tabs={[
          { label: 'Packages', href: '/account/packages' },
          { label: 'Invitations', href: '/account/packages/invitations', count: received },
        ]}
      />
    </div>
  );
}
