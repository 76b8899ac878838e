import type { types } from "@slack/bolt";
import type { View } from "../../core/views/view.ts";
import { isControl, renderControl } from "./controls.ts";
import { clean, escapeText, ink } from "./ink.ts";
import { LIMITS } from "./limits.ts";
import { renderWords } from "./words.ts";

export interface SlackMessage {
  /** What notifications and screen readers say instead of the blocks; escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** The view in Block Kit, always inside Slack's limits: what is too long ends in an ellipsis. */
export function renderSlack(view: View): SlackMessage {
  const words = clean(view.fallback).trim() || "Fundi";
  const text = escapeText(words, LIMITS.fallback);
  const blocks = renderBlocks(view, LIMITS.allText - text.length, LIMITS.blocks);
  return { text, blocks: blocks.length > 0 ? blocks : renderWords({ type: "text", text: words }, 0, ink(LIMITS.fallback)) };
}

/** The view as somebody's own page in the app. */
export function renderHome(view: View): types.HomeView {
  return { type: "home", blocks: renderBlocks(view, LIMITS.allText, LIMITS.viewBlocks) };
}

/** Controls come first and words take what is left: a message without its last sentence can be answered, one without its buttons cannot. */
function renderBlocks(view: View, room: number, atMost: number): types.KnownBlock[] {
  const forControls = ink(LIMITS.controls);
  const controls = new Map(view.blocks.map((block, i) => [i, isControl(block) ? renderControl(block, i, forControls) : []]));
  const forWords = ink(room - (LIMITS.controls - forControls.left()));
  let spare = atMost - [...controls.values()].flat().length;
  const blocks = view.blocks.flatMap((block, i) => {
    if (isControl(block)) return controls.get(i) ?? [];
    if (spare < 1) return [];
    const words = renderWords(block, i, forWords);
    spare -= words.length;
    return words;
  });
  return blocks.slice(0, atMost);
}
