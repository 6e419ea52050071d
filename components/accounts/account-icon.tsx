import { Icon } from '@/components/ui/icon';

/** Tells people and organizations apart at a look. */
export function AccountIcon({ organization }: { organization: boolean }) {
  return (
    <span className="text-ink-soft">
      <Icon name={organization ? 'organization' : 'owner'} label={organization ? 'Organization' : 'User'} />
    </span>
  );
}
