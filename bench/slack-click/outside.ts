import http from "node:http";
import type { AddressInfo } from "node:net";

/** Stands for Slack's side: takes rewritten cards at response_urls, says yes, and counts them. */
export async function openOutside() {
  let taken = 0;
  const server = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      if (request.url?.startsWith("/hooks/")) taken += 1;
      response.setHeader("content-type", "application/json").end('{"ok":true}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Resolves when so many more cards were rewritten than at the last call. */
    async rewritten(count: number, withinMs: number): Promise<void> {
      const give = performance.now() + withinMs;
      while (taken < count) {
        if (performance.now() > give) throw new Error(`${taken} of ${count} cards were rewritten within ${withinMs} ms`);
        await new Promise((later) => setTimeout(later, 20));
      }
      taken -= count;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
