/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The front compresses, once per stored answer; and NuGet clients ask for paths with a trailing slash.
  compress: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  typedRoutes: true,
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'pino',
    'yauzl',
    'graphile-worker',
    '@node-rs/argon2',
  ],
};
