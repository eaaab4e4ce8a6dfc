#!/bin/sh
# Makes a database and two roles for each service, or brings the roles' passwords to what the environment says: the owner
# migrates, the application reads and writes rows and nothing else. Postgres's image runs it once, when its volume is
# empty; an operator may run it again at any time.
set -eu

make_database() {
  SERVICE=$1 OWNER_PASSWORD=$2 APP_PASSWORD=$3 \
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv database SERVICE
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\set owner :database _owner
\set app :database _app

SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY[:'owner', :'app']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec
ALTER ROLE :"owner" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
ALTER ROLE :"app" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8''', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

\connect :database
SET ROLE :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"app";
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"app";
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :"app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO :"app";
SQL
}

make_database intake "$INTAKE_OWNER_PASSWORD" "$INTAKE_APP_PASSWORD"
make_database escalation "$ESCALATION_OWNER_PASSWORD" "$ESCALATION_APP_PASSWORD"
make_database fund "$FUND_OWNER_PASSWORD" "$FUND_APP_PASSWORD"
make_database analytics "$ANALYTICS_OWNER_PASSWORD" "$ANALYTICS_APP_PASSWORD"
