/** How much may still be written into one message. */
export interface Ink {
  /** The text, or as much of it as `max` and what is left allow. */
  write(text: string, max?: number): string;
  /** Takes the room for something that must not be cut; false when there is too little. */
  reserve(length: number): boolean;
  left(): number;
}

export function ink(total: number): Ink {
  let left = total;
  const reserve = (length: number): boolean => {
    if (length > left) return false;
    left -= length;
    return true;
  };
  return {
    write(text, max = left) {
      const written = cut(clean(text), Math.min(max, left));
      left -= written.length;
      return written;
    },
    reserve,
    left: () => left,
  };
}

/** At most `max` UTF-16 units, never half a character; a cut shows as an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return max < 1 ? "" : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Half characters and control signs are no text anywhere: neither Slack nor the database takes them. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** For a message's top-level text, the only place where Slack would read markup and mentions out of ours. */
export function escapeText(text: string, max: number): string {
  const whole = cut(clean(text), max);
  const escaped = Array.from(whole, (sign) => ENTITIES[sign] ?? sign);
  if (lengthOf(escaped) <= max) return escaped.join("");
  while (lengthOf(escaped) > max - 1) escaped.pop();
  return `${escaped.join("")}…`;
}

const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length, 0);
