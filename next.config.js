/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The front compresses, once per stored answer; and NuGet clients ask for paths with a trailing slash.
  compress: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  typedRoutes: true,
  // Where the gallery that most people know has it: in links of clients and of people.
  redirects: async () => [
    {
      source: '/packages/:id/:version/ReportAbuse',
      destination: '/packages/:id/:version/report',
      permanent: true,
    },
  ],
  experimental: {
    // Few, large chunks compress best together: pages share nearly all of their script anyway.
    turbopackChunking: { maxChunkCountPerGroup: 1, maxMergeChunkSize: 4_000_000 },
  },
  turbopack: {
    resolveAlias: { '../build/polyfills/polyfill-module': './components/layout/no-polyfills.ts' },
  },
  // Types are proved by `npm run check`: once, and not again at every start.
  typescript: { ignoreBuildErrors: true },
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
