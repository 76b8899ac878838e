import type { Block } from "../../slack/blocks/block-kit.ts";
import type { ShownMessage } from "../page-types.ts";
import { el } from "./dom.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { type OnMessage, renderImage, renderInteractive, renderText } from "./render-elements.ts";
import { renderRichParts } from "./render-rich-text.ts";

/** A message's blocks, or its text when it has none. */
export function renderBlocks(learner: string, { message, state }: ShownMessage): Node[] {
  const { blocks, ts, text } = message;
  if (!blocks) return renderRichParts(parseMrkdwn(text));
  return blocks.flatMap((block, i) => {
    const block_id = block.block_id ?? "";
    return renderBlock(block, { learner, ts, block_id, valueOf: (actionId) => state[block_id]?.[actionId] }, wordsBefore(blocks, i));
  });
}

function renderBlock(block: Block, on: OnMessage, label: string): Node[] {
  switch (block.type) {
    case "header":
      return [el("h3", { dir: "auto" }, block.text.text)];
    case "divider":
      return [el("hr")];
    case "rich_text":
      return renderRichParts(block.elements);
    case "section":
      return [renderSection(block, on, label)];
    case "context":
      return [
        el(
          "div",
          { class: "context", dir: "auto" },
          ...block.elements.map((part) => (part.type === "image" ? renderImage(part) : el("span", {}, ...renderText(part)))),
        ),
      ];
    case "actions":
      return [el("div", { class: "actions", dir: "auto" }, ...block.elements.map((element) => renderInteractive(element, on, label)))];
    case "image":
      return [el("figure", {}, renderImage(block), block.title ? el("figcaption", { dir: "auto" }, block.title.text) : undefined)];
    case "input":
      return [
        el(
          "div",
          { class: "input" },
          el("p", { class: "label", dir: "auto" }, block.label.text),
          renderInteractive(block.element, on, block.label.text),
        ),
        ...(block.hint ? [el("p", { class: "small" }, block.hint.text)] : []),
      ];
  }
}

function renderSection(block: Block & { type: "section" }, on: OnMessage, label: string): Node {
  const text =
    block.text === undefined
      ? []
      : block.text.type === "mrkdwn"
        ? renderRichParts(parseMrkdwn(block.text.text))
        : [el("p", { dir: "auto" }, block.text.text)];
  const fields = block.fields
    ? el("div", { class: "fields" }, ...block.fields.map((field) => el("div", { dir: "auto" }, ...renderText(field))))
    : undefined;
  const { accessory } = block;
  const beside = accessory && (accessory.type === "image" ? renderImage(accessory) : renderInteractive(accessory, on, block.text?.text ?? label));
  return el("div", { class: "section" }, el("div", {}, ...text, fields), beside);
}

/** What stands above an element names it for a screen reader: the nearest words, usually the question. */
function wordsBefore(blocks: readonly Block[], i: number): string {
  const before = blocks.slice(0, i).reverse();
  const nearest = before.map((block) => (block.type === "section" || block.type === "header" ? block.text?.text : undefined)).find(Boolean);
  return nearest ?? "Choices";
}
