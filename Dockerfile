# One image for the ledger, the projector and the command-line tools: only the command differs.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY apps apps
COPY libs libs
COPY test test
COPY tools tools
RUN npm run --silent build && npm prune --omit=dev

FROM ${NODE_IMAGE}
ENV NODE_ENV=production SOCAI_HOST=0.0.0.0 SOCAI_PORT=3000
WORKDIR /srv/socai
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist/programs dist/programs
# The one folder that is written: index, cold views, tiles, heads, keys. A volume in any serious use.
RUN mkdir data && chown node:node data
USER node
VOLUME /srv/socai/data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "dist/programs/health.js"]
CMD ["node", "--max-semi-space-size=64", "dist/programs/ledger.js"]
