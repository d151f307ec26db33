# The same program in production. The plain Node image brings the runtime, so no install script has to fetch one.
FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=optional
COPY tsconfig.json tsconfig.production.json ./
COPY migrations migrations
COPY libs libs
COPY apps apps
RUN node_modules/.bin/tsc -p tsconfig.production.json \
  && npm prune --ignore-scripts --omit=dev --omit=optional

FROM node:24
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 4000
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
