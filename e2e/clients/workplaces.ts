import { test as base } from '../fixtures';
import { type Gallery, type GalleryOptions, startGallery } from '../gallery';
import { makeWorkplace, type Workplace } from './dotnet';

type Each = {
  /** A workplace for the gallery that most tests share. */
  workplace: Workplace;
  /** A workplace for the gallery at another origin. */
  aWorkplace: (origin: string) => Workplace;
  /** Starts a gallery for this test alone. */
  start: (options?: GalleryOptions) => Promise<Gallery>;
};

export const test = base.extend<Each>({
  aWorkplace: async ({}, use) => {
    const workplaces: Workplace[] = [];
    await use((origin) => {
      const workplace = makeWorkplace(origin);
      workplaces.push(workplace);
      return workplace;
    });
    for (const workplace of workplaces) workplace.remove();
  },
  workplace: async ({ aWorkplace, baseURL }, use) => {
    await use(aWorkplace(baseURL ?? ''));
  },
  start: async ({}, use) => {
    const galleries: Gallery[] = [];
    await use(async (options) => {
      const gallery = await startGallery(options);
      galleries.push(gallery);
      return gallery;
    });
    await Promise.all(galleries.map((gallery) => gallery.stop()));
  },
});

export { expect } from '../fixtures';
