import { PackageIcon } from '@/components/ui/package-icon';
import { picturePath } from '@/lib/format/paths';

type Props = { name: string; picture: string | undefined; size?: 32 | 64 | 128 };

/** A person's picture, or a stone made of the name. It decorates: the name stands beside it. */
export function PersonPicture({ name, picture, size = 64 }: Props) {
  return (
    <PackageIcon id={name} src={picture === undefined ? undefined : picturePath(picture)} size={size} eager />
  );
}
