import sharp from 'sharp';
import { shared } from '@/lib/config/shared';
import { type Semaphore, semaphore } from '@/lib/db/semaphore';

/** The largest picture that is taken in. */
export const pictureLimitBytes = 2 * 1_048_576;

const edge = 256;
const mostPixels = 30_000_000;

/** A small file may hold many pixels: one is opened after the other. */
const openers = () => shared<Semaphore>('pictures', () => semaphore(1));

/**
 * A picture as it is kept: 256 by 256, WebP, made anew of its pixels, so that nothing else of the file is left.
 * Undefined for what is no PNG, JPEG or WebP by its bytes, has too many pixels or cannot be read to its end.
 */
export async function remakePicture(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (!isPicture(bytes)) return undefined;
  try {
    return await openers().use(() =>
      sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 })
        .timeout({ seconds: 10 })
        .autoOrient()
        .resize(edge, edge, { fit: 'cover' })
        .webp({ quality: 85 })
        .toBuffer(),
    );
  } catch {
    return undefined;
  }
}

/** Nothing else reaches a decoder, of which there are many. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    start.startsWith('\xff\xd8\xff') ||
    (start.startsWith('RIFF') && start.endsWith('WEBP'))
  );
}
