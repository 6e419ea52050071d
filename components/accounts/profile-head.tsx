import { LinkedText } from '@/components/ui/linked-text';
import { TextLink } from '@/components/ui/text-link';
import { formatCount } from '@/lib/format/counts';
import { formatDay } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { AccountIcon } from './account-icon';
import { PersonPicture } from './person-picture';

type Props = {
  name: string;
  displayName: string;
  bio: string;
  website: string;
  picture: string | undefined;
  hasAvatar: boolean;
  organization: boolean;
  createdAt: Date;
  packages: number;
  downloads: number;
};

/** Who it is, and how much there is of them. */
export function ProfileHead({ name, displayName, bio, website, picture, hasAvatar, ...rest }: Props) {
  const { organization, createdAt, packages, downloads } = rest;
  return (
    <header className="flex gap-4">
      <PersonPicture name={name} picture={picture} hasAvatar={hasAvatar} />
      <div className="min-w-0">
        <h1 className="flex items-center gap-2 text-xl font-semibold tracking-tight">
          <AccountIcon organization={organization} />
          <span className="min-w-0 wrap-anywhere">{displayName === '' ? name : displayName}</span>
        </h1>
        {displayName !== '' && <p className="text-sm wrap-anywhere text-ink-soft">{name}</p>}
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
          <span>{plural(packages, 'package')}</span>
          <span>{downloads === 1 ? '1 download' : `${formatCount(downloads)} downloads`}</span>
          <span>
            here since <time dateTime={createdAt.toISOString()}>{formatDay(createdAt)}</time>
          </span>
        </p>
        {website !== '' && (
          <p className="mt-2 text-sm">
            <TextLink href={website} external>
              {website.replace(/^https:\/\//, '').replace(/\/$/, '')}
            </TextLink>
          </p>
        )}
        {bio !== '' && (
          <div className="mt-3 text-sm">
            <LinkedText text={bio} />
          </div>
        )}
      </div>
    </header>
  );
}
