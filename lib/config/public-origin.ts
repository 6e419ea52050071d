import { env } from './env';

/** next-auth reads the public origin, on which people come back from elsewhere, out of this variable and nowhere else. */
export function tellPublicOrigin(): void {
  process.env['NEXTAUTH_URL'] = env().GALLERY_URL;
}
