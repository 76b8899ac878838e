import type { FastifyInstance, FastifyReply } from "fastify";
import { loadAssets } from "./assets.ts";
import { Problem } from "./page-acts.ts";

/** The page itself and its scripts, styles and pictures. */
export function pageFiles(server: FastifyInstance): void {
  const assets = loadAssets();

  const send = (reply: FastifyReply, name: string) => {
    const asset = assets.get(name);
    if (!asset) throw new Problem(404, "There is no such file.");
    return reply.header("cache-control", "no-cache").type(asset.contentType).send(asset.body);
  };

  server.get("/", async (request, reply) => {
    const [path = "", query] = request.url.split("?");
    // Without the slash the page's relative addresses would point beside the playground.
    if (!path.endsWith("/")) return reply.redirect(`${path}/${query === undefined ? "" : `?${query}`}`);
    return send(reply, "index.html");
  });
  server.get<{ Params: { name: string } }>("/assets/:name", async (request, reply) => send(reply, request.params.name));
}
