# One image for every role; ROLE says which one a container plays.
FROM node:24-bookworm-slim AS build
WORKDIR /audit
COPY . .
RUN npm ci && npx turbo run build --filter=@audit/ingest --filter=@audit/worker --filter=@audit/api --filter=@audit/dashboard --filter=@audit/cli

# What runs: production dependencies of the services and the command line, and what was built.
FROM build AS runtime
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules \
 && npm ci --omit=dev --workspace=@audit/ingest --workspace=@audit/worker --workspace=@audit/api --workspace=@audit/cli \
 && rm -rf .turbo apps/*/src packages/*/src apps/dashboard/node_modules

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /audit
COPY --from=runtime --chown=root:root /audit /audit
USER node
EXPOSE 4000 4001 4002
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "docker/health.mjs"]
CMD ["node", "docker/entrypoint.mjs"]
