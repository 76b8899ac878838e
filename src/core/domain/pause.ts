const LONGEST_PAUSE_DAYS = 366;

/** What followed the word `pause`: nothing → no end, `3 days`, `2 weeks` → days. */
export function readPause(text: string): number | "open" | "misread" {
  if (text.trim() === "") return "open";
  const match = /^(?:for )?(\d{1,3}) ?(days?|d|weeks?|w)$/i.exec(text.trim());
  if (!match) return "misread";
  const days = Number(match[1]) * (match[2]?.toLowerCase().startsWith("w") ? 7 : 1);
  return days >= 1 && days <= LONGEST_PAUSE_DAYS ? days : "misread";
}
