# syntax=docker/dockerfile:1
# docker build -t cruddur .    From the sources alone; needs no JDK, node or npm outside.

FROM eclipse-temurin:25-jdk-noble AS build
COPY --from=node:24-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:24-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    ./mvnw -B -ntp -q -pl server -am -DskipTests package
# By a package whose checksum stands in package-lock.json.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --prefix aws/cdk/rds-ca --silent --ignore-scripts --no-audit --no-fund && node aws/cdk/rds-ca/bundle.mjs >rds-ca.pem

# The same JRE as below trains the start-up archive: it fits no other.
FROM eclipse-temurin:25-jre-noble AS start
RUN useradd --system --uid 10001 cruddur && install -d -o cruddur /opt/cruddur
USER cruddur
WORKDIR /opt/cruddur
COPY --from=build /src/server/target/cruddur.jar /src/docker/unpack /src/docker/healthy /src/docker/start ./
RUN ./unpack cruddur.jar && rm cruddur.jar unpack

FROM eclipse-temurin:25-jre-noble
RUN useradd --system --uid 10001 --create-home cruddur
# For RDS: sslmode=verify-full&sslrootcert=/opt/cruddur/rds-ca.pem
COPY --from=build --chmod=444 /src/rds-ca.pem /opt/cruddur/rds-ca.pem
COPY --from=start /opt/cruddur /opt/cruddur
# On Fargate a volume on /tmp is root's alone, unless the image has it with its rights.
RUN install -d -m 1777 /tmp
VOLUME ["/tmp"]
USER cruddur
ENV BIND_ADDRESS=0.0.0.0 PORT=4567
EXPOSE 4567
# Without CONNECTION_URL or SECRET_KEY it writes to CRUDDUR_HOME; all the rest can be read-only, /tmp too.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["/opt/cruddur/healthy"]
ENTRYPOINT ["/opt/cruddur/start"]
