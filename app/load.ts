import { type GallerySource, sourceName } from '@/components/packages/source-setup';
import { env } from '@/lib/config/env';
import { isForMembers } from '@/lib/domain/site/for-members';
import { createLinks } from '@/lib/protocol/v3/links';

/** How a client is told of this gallery: its service index, and what to call it. */
export function gallerySource(): GallerySource {
  const { GALLERY_NAME, GALLERY_URL } = env();
  return {
    url: createLinks(GALLERY_URL).serviceIndex,
    name: sourceName(GALLERY_NAME),
    forMembers: isForMembers(),
  };
}

/** What a debugger is told to find symbols. */
export const symbolServerUrl = (): string => createLinks(env().GALLERY_URL).symbolServer;
