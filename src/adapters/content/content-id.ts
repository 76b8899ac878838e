const CONTENT_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ID_CHARACTERS = 60;

/** Ids end up in addresses, file names and badges, so they stay plain. */
export function isContentId(text: string): boolean {
  return text.length <= ID_CHARACTERS && CONTENT_ID.test(text);
}

/** What to write instead of something that is no id. */
export function idRemedy(text: string): string {
  const suggestion = suggestedId(text);
  return `use lower case letters, digits and hyphens, at most ${ID_CHARACTERS}${suggestion === "" ? "" : `, e.g. ${suggestion}`}`;
}

function suggestedId(text: string): string {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const cut = words.join("-").slice(0, ID_CHARACTERS).replace(/-+$/, "");
  return isContentId(cut) ? cut : "";
}
