import * as drawings from './icon-drawings';
import { IconFrame } from './icon-frame';

export type IconName = keyof typeof drawings;

type Props = { name: IconName; size?: 16 | 20; label?: string };

/** One icon of our own set. Without a label it decorates, and readers do not hear of it. */
export function Icon({ name, ...frame }: Props) {
  return <IconFrame {...frame}>{drawings[name]}</IconFrame>;
}
