import { PackageIcon } from '@/components/ui/package-icon';
import { avatarPath, picturePath } from '@/lib/format/paths';

type Props = {
  name: string;
  picture: string | undefined;
  /** Whether an outside service is asked for one where there is none. */
  hasAvatar?: boolean;
  size?: 32 | 64 | 128;
};

/** A person's picture, or a stone made of the name. It decorates: the name stands beside it. */
export function PersonPicture({ name, picture, hasAvatar = false, size = 64 }: Props) {
  const instead = hasAvatar ? avatarPath(name) : undefined;
  return (
    <PackageIcon id={name} src={picture === undefined ? instead : picturePath(picture)} size={size} eager />
  );
}
