import { defineConfig } from 'prisma/config';

/** Read by the ordinary Prisma command alone; the server brings its own address. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost/none' },
});
