import { createServer, request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../../src/playground/guard.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const port = () => Number(new URL(stage.apiUrl).port);

/** `fetch` does not let the Host header be forged. */
function statusFor(headers: Record<string, string>, method = "POST", path = "/api/api.test"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: port(), path, method, headers }, (response) => resolve(response.resume().statusCode));
    sent.on("error", reject).end();
  });
}

describe("The playground", () => {
  it.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])("answers to %s", async (host) => {
    expect(await statusFor({ host: `${host}:${port()}` })).toBe(200);
  });

  it.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.1.2", "localhost@evil.example"])(
    "refuses the Host %j",
    async (host) => {
      expect([400, 403]).toContain(await statusFor({ host }));
    },
  );

  it.each(["http://evil.example", "null", "http://localhost:1"])("refuses an act from the Origin %s", async (origin) => {
    expect(await statusFor({ host: `localhost:${port()}`, origin })).toBe(403);
  });

  it("lets its own page act", async () => {
    expect(await statusFor({ host: `localhost:${port()}`, origin: `http://localhost:${port()}` })).toBe(200);
  });

  it("refuses other machines even where it is reached by them", () => {
    expect(refusal("192.168.1.7", { host: "localhost" }, "GET")).toContain("this machine only");
    expect(refusal(undefined, { host: "localhost" }, "GET")).toContain("this machine only");
    expect(refusal("::ffff:127.0.0.1", { host: "localhost" }, "GET")).toBeUndefined();
  });

  it("refuses a request that names no host", () => {
    expect(refusal("127.0.0.1", {}, "GET")).toContain("localhost");
    expect(refusal("127.0.0.1", { host: "" }, "GET")).toContain("localhost");
  });

  it("listens on no address but the loopback's", async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of addresses) expect(await isFree(address), address).toBe(true);
    expect(await isFree("127.0.0.1")).toBe(false);
  });
});

/** Whether the playground's port could be taken on this address too. */
function isFree(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(false)).listen(port(), host, () => server.close(() => resolve(true)));
  });
}
