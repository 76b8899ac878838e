import { describe, expect, it } from "vitest";
import { parseMrkdwn } from "../../src/playground/page/browser/mrkdwn.ts";

/** The parts in short: `bold:text`, one list for each part. */
const short = (text: string) =>
  parseMrkdwn(text).map((part) => [
    part.type.replace("rich_text_", ""),
    ...part.elements.map((element) => {
      const inline = element as { type: string; text?: string; url?: string; user_id?: string; range?: string; style?: object };
      const words = inline.url ? `${inline.url}|${inline.text ?? ""}` : (inline.text ?? inline.user_id ?? inline.range ?? "");
      return [...Object.keys(inline.style ?? {}), ...(inline.type === "text" ? [] : [inline.type]), words].join(":");
    }),
  ]);

describe("Slack's light markup", () => {
  it("reads bold, italic, struck and code, one inside another", () => {
    expect(short("a *b* _c_ ~d~ `e*f*` *g _h_*")).toEqual([
      ["section", "a ", "bold:b", " ", "italic:c", " ", "strike:d", " ", "code:e*f*", " ", "bold:g ", "bold:italic:h"],
    ]);
  });

  it("leaves stars and underlines inside words alone", () => {
    expect(short("2*3*4 snake_case_name * not * 5 ~ 6")).toEqual([["section", "2*3*4 snake_case_name * not * 5 ~ 6"]]);
  });

  it("reads links, mentions and calls to all", () => {
    expect(short("<https://a.example/?a=1&amp;b=2|there> <https://b.example> <@U1> <!here>")).toEqual([
      ["section", "link:https://a.example/?a=1&b=2|there", " ", "link:https://b.example|", " ", "user:U1", " ", "broadcast:here"],
    ]);
  });

  it("gives back the three escaped characters, once", () => {
    expect(short("1 &lt; 2 &amp;&amp; &amp;lt; &gt;")).toEqual([["section", "1 < 2 && &lt; >"]]);
  });

  it("reads quotes over several lines and code blocks", () => {
    expect(short("before\n&gt; one\n&gt; *two*\nafter\n```x < *y*\nz```")).toEqual([
      ["section", "before"],
      ["quote", "one\n", "bold:two"],
      ["section", "after"],
      ["preformatted", "x < *y*\nz"],
    ]);
  });

  it("takes hostile nesting in a moment", () => {
    const started = performance.now();
    parseMrkdwn("*_~".repeat(3_000) + "<".repeat(3_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
