import { formatCount } from '@/lib/format/counts';
import { formatDay } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { AccountIcon } from './account-icon';

type Props = {
  name: string;
  organization: boolean;
  createdAt: Date;
  packages: number;
  downloads: number;
};

/** Who it is, and how much there is of them. */
export function ProfileHead({ name, organization, createdAt, packages, downloads }: Props) {
  return (
    <header>
      <h1 className="flex items-center gap-2 text-xl font-semibold tracking-tight">
        <AccountIcon organization={organization} />
        <span className="min-w-0 wrap-anywhere">{name}</span>
      </h1>
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span>{plural(packages, 'package')}</span>
        <span>{downloads === 1 ? '1 download' : `${formatCount(downloads)} downloads`}</span>
        <span>
          here since <time dateTime={createdAt.toISOString()}>{formatDay(createdAt)}</time>
        </span>
      </p>
    </header>
  );
}
