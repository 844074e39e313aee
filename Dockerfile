# The image that docker-compose.yml runs as API, worker and migration. Node is the version that package.json names.

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
# What is left are the packages that run; optional ones are packaged PostgreSQL and ffmpeg, for machines without their own.
RUN npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24.21.0-trixie-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production UV_THREADPOOL_SIZE=32 HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A new volume takes its owner from here, so the server can write to it as an ordinary user.
RUN install --directory --owner=node --group=node /data
USER node
VOLUME /data
EXPOSE 4000
ENTRYPOINT ["node", "dist/server/main.js"]
CMD ["api"]
