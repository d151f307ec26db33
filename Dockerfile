# The same program in production: the plain Node image serves, since it brings the runtime itself.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional
COPY tsconfig.json ./
COPY migrations migrations
COPY libs libs
COPY apps apps
RUN node_modules/.bin/tsc -p . && npm prune --omit=dev --omit=optional

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 4000
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
