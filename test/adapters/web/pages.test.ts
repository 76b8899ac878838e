import { describe, expect, test } from "vitest";
import type { PageHandler } from "../../../src/adapters/web/page-routes.ts";
import { ask, serve } from "./requests.ts";

const page: PageHandler = async ({ url }, response) =>
  void response.setHeader("content-security-policy", "default-src 'self'").end(`You asked for ${url}`);

describe("A page on Node's own objects", () => {
  test("gets the whole address, our headers, and may say otherwise", async () => {
    const { url } = await serve({ pages: { "/page": page } });
    const { status, headers, body } = await ask(`${url}/page?code=1`);
    expect({ status, body }).toEqual({ status: 200, body: "You asked for /page?code=1" });
    expect(headers).toMatchObject({
      "content-security-policy": "default-src 'self'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  test("is for GET alone", async () => {
    const { url } = await serve({ pages: { "/page": page } });
    for (const method of ["HEAD", "POST", "PUT"]) expect((await ask(`${url}/page`, { method })).status).toBe(404);
  });

  test("that breaks is noted without what was asked, and tells the visitor nothing of why", async () => {
    const { url, errors } = await serve({ pages: { "/page": async () => Promise.reject(new Error("the inside")) } });
    const { status, body } = await ask(`${url}/page?code=secret`);
    expect({ status, body }).toEqual({ status: 500, body: "Something went wrong here. It has been noted." });
    expect(errors).toEqual(["GET /page: the inside"]);
  });
});
