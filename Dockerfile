# Debian, for the embedded PostgreSQL needs glibc. Node's own image has an account "node" that is not root.
FROM node:20-bookworm-slim AS build
WORKDIR /lode
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/build.mjs

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /lode
COPY --from=build --chown=node:node /lode ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# The first start makes the database; later ones take seconds.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "scripts/health.mjs"]
# Not by npm, which does not hand on the signal to stop.
CMD ["node", "scripts/start.mjs"]
