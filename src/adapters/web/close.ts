import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const SWEEP_MS = 50;
/** For plugins that end their own work when the connections are gone already. */
const LAST_MOMENT_MS = 1_000;

/** Gives the way to close: it waits for running requests for at most `graceMs` and for nothing else. To be asked for before the server listens. */
export function closer(server: FastifyInstance): (graceMs: number) => Promise<void> {
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return async (graceMs) => {
    // A connection is idle only when its request is answered, and Node looks just once.
    const sweep = setInterval(() => closeIdle(server, sockets), SWEEP_MS);
    const cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
    const deadline = Promise.withResolvers<void>();
    const giveUp = setTimeout(deadline.resolve, graceMs + LAST_MOMENT_MS);
    await Promise.race([server.close(), deadline.promise]).finally(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      clearTimeout(giveUp);
    });
  };
}

/** Browsers open connections ahead. One that never said a word is not idle to Node, and would be waited for. */
function closeIdle(server: FastifyInstance, sockets: ReadonlySet<Socket>): void {
  server.server.closeIdleConnections();
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
}
