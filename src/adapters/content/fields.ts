import { z } from "zod";
import { idRemedy, isContentId } from "./content-id.ts";
import { oneLine } from "./problem.ts";

// Every message is a remedy: what is wrong is told from the value itself.

/** A group of keys; a key that is not listed is a typing error. */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? keys : `write the keys ${keys}, each on its own line`) });
}

export function list<Item extends z.ZodType>(item: Item, most: number, example: string) {
  return z.array(item, { error: `write a list, e.g. ${example}` }).max(most, `keep at most ${most}`);
}

/** One line of words. */
export function words(most: number, example: string) {
  return z
    .string({ error: `write text, e.g. ${example}; a number or a date needs quotes` })
    .overwrite(oneLine)
    .min(1, `write text, e.g. ${example}`)
    .max(most, `shorten it to ${most} characters`);
}

export function whole(least: number, most: number, meaning: string) {
  const remedy = `write a whole number from ${least} to ${most}: ${meaning}`;
  return z.number({ error: remedy }).int(remedy).min(least, remedy).max(most, remedy);
}

/** Neither certain nor impossible. */
export function share(meaning: string) {
  const remedy = `write a share between 0 and 1, e.g. 0.8 for 80 %: ${meaning}`;
  return z.number({ error: remedy }).gt(0, remedy).lt(1, remedy);
}

export function contentId(example: string) {
  return z
    .string({ error: `write an id, e.g. ${example}; digits alone need quotes` })
    .refine(isContentId, { error: (issue) => idRemedy(String(issue.input)) });
}

export function httpsUrl() {
  const remedy = "write a full address that starts with https://";
  return z.string({ error: remedy }).refine(isHttps, { error: remedy });
}

export function isHttps(url: string): boolean {
  return url.length <= 2_000 && !/\s/.test(url) && URL.parse(url)?.protocol === "https:";
}
