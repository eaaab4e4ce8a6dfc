# One image holds all five processes and the command says which one runs: they share nearly all they need, so one image is
# built, scanned and pulled once, where five would each repeat it.

FROM node:24.21.0-bookworm-slim AS runtime

# What the lockfile names is fetched before any source is looked at, so that only a new lockfile fetches it again.
FROM runtime AS dependencies
ENV CI=true
RUN npm install --global --ignore-scripts pnpm@12.21.0
WORKDIR /app
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch --ignore-scripts

FROM dependencies AS build
COPY . .
RUN pnpm install --offline --frozen-lockfile --ignore-scripts
RUN pnpm exec tsc -b services/* gateway
# The dependencies are laid out anew, without those of development; of the workspace stays what runs.
RUN find . -name node_modules -prune -exec rm -rf {} +
RUN pnpm install --offline --frozen-lockfile --ignore-scripts --prod
RUN find packages services gateway -name node_modules -prune -o -type f \
  ! -name package.json ! -path '*/dist/*.js' ! -path gateway/supergraph.graphql -exec rm {} +
RUN find packages services gateway -type d -empty -delete
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM runtime
# Nothing is ever installed into what runs.
RUN rm -rf /usr/local/lib/node_modules /opt/yarn* \
  /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg
# Where intake keeps files when nothing else is said; a volume that is mounted here belongs to the user who writes to it.
RUN install -d -m 700 -o 1000 -g 1000 /var/lib/complaints/files
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/services services
COPY --from=build /app/gateway gateway
# The user `node` by its number, so that an orchestrator sees that it is not root. It owns none of these files.
USER 1000:1000
STOPSIGNAL SIGTERM
# Whether the process answers, and no more: what ends unhealthy containers must not end one whose database is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/live').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["gateway/dist/main.js"]
