/** How to reach a PostgreSQL database; `pg`, Prisma's adapter and pg-boss all take it as it is. */
export type Connection =
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string; readonly ssl: false }
  | { readonly connectionString: string };

/** The same server, another database. */
export function withDatabase(connection: Connection, database: string): Connection {
  if (!("connectionString" in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.href };
}

export function databaseOf(connection: Connection): string {
  if (!("connectionString" in connection)) return connection.database;
  return decodeURIComponent(new URL(connection.connectionString).pathname.slice(1)) || "postgres";
}

/** `host:port` for people to read: never a user or a password. */
export function addressOf(connection: Connection): string {
  if (!("connectionString" in connection)) return connection.host;
  const url = new URL(connection.connectionString);
  return url.searchParams.get("host") ?? `${url.hostname || "localhost"}:${url.port || "5432"}`;
}
