export interface ServiceDatabase {
  /** The address for the application, which may read and write rows and nothing else. */
  databaseUrl: string;
  /** The address for the owner, which migrates. */
  migrationUrl: string;
}

/** Makes a database and two roles for each service; safe to repeat and to run at the same time. */
export function provision<Service extends string>(options: {
  /** A cluster of Postgres 15 or later, whose user may create databases and roles. */
  adminUrl: string;
  services: readonly Service[];
  /** Tells the databases of one test file from those of another; the roles are shared. */
  suffix?: string;
  /** Of which the roles' passwords are derived; the administrator's address when not said. */
  secret?: string;
  /** The suffix of the databases that new ones are copies of; empty ones when not said. */
  template?: string;
}): Promise<Record<Service, ServiceDatabase>>;
