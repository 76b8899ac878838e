import type { Block } from "../../slack/blocks/block-kit.ts";
import { el } from "./dom.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { isBoxes } from "./render-choices.ts";
import { renderInteractive } from "./render-elements.ts";
import { renderRichParts } from "./render-rich-text.ts";
import { renderImage, renderText } from "./render-text.ts";
import type { Held, Spot, Surface } from "./surface.ts";

export function renderBlocks(blocks: readonly Block[], on: Surface): Node[] {
  return blocks.flatMap((block, i) => renderBlock(block, on, wordsBefore(blocks, i)));
}

function renderBlock(block: Block, on: Surface, label: string): Node[] {
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
      return [renderContext(block)];
    case "actions": {
      const elements = block.elements.map((element) => renderInteractive(element, spotOf(block, element.action_id, on, label)));
      return [el("div", { class: "actions", dir: "auto" }, ...elements)];
    }
    case "image":
      return [el("figure", {}, renderImage(block), block.title ? el("figcaption", { dir: "auto" }, block.title.text) : undefined)];
    case "input":
      return [renderInput(block, on)];
  }
}

function spotOf({ block_id = "" }: Block, action_id: string | undefined, on: Surface, label: string): Spot {
  const held = (on.state[block_id]?.[action_id ?? ""] ?? {}) as Held;
  return { learner: on.learner, place: { ...on.where, block_id, action_id: action_id ?? "" }, held, label };
}

function renderContext(block: Block & { type: "context" }): Node {
  const parts = block.elements.map((part) => (part.type === "image" ? renderImage(part) : el("span", {}, ...renderText(part))));
  return el("div", { class: "context", dir: "auto" }, ...parts);
}

function renderSection(block: Block & { type: "section" }, on: Surface, label: string): Node {
  const text =
    block.text === undefined
      ? []
      : block.text.type === "mrkdwn"
        ? renderRichParts(parseMrkdwn(block.text.text))
        : [el("p", { dir: "auto" }, block.text.text)];
  const fields = block.fields
    ? el("div", { class: "fields" }, ...block.fields.map((field) => el("div", { dir: "auto" }, ...renderText(field))))
    : undefined;
  return el("div", { class: "section" }, el("div", {}, ...text, fields), renderAccessory(block, on, label));
}

function renderAccessory(block: Block & { type: "section" }, on: Surface, label: string): HTMLElement | undefined {
  const { accessory, text } = block;
  if (accessory === undefined) return undefined;
  if (accessory.type === "image") return renderImage(accessory);
  return renderInteractive(accessory, spotOf(block, accessory.action_id, on, text?.text ?? label));
}

let inputs = 0;

/** A label, the field it belongs to, and below it the hint and what is wrong with the field. */
function renderInput(block: Block & { type: "input" }, on: Surface): Node {
  const id = `input-${++inputs}`;
  const { element, hint, optional = false } = block;
  const error = on.errors?.[block.block_id ?? ""];
  const label = optional ? `${block.label.text} (optional)` : block.label.text;
  const below = [
    hint && el("p", { id: `${id}-hint`, class: "small", dir: "auto" }, hint.text),
    error === undefined ? undefined : el("p", { id: `${id}-error`, class: "wrong", dir: "auto" }, error),
  ].filter((part) => part !== undefined);
  const spot: Spot = {
    ...spotOf(block, element.action_id, on, label),
    id,
    describedBy: below.map((part) => part.id).join(" ") || undefined,
    isInvalid: error !== undefined,
    isRequired: !optional,
    isSilent: block.dispatch_action !== true,
  };
  const above = isBoxes(element) ? undefined : el("label", { for: id, class: "label", dir: "auto" }, label);
  return el("div", { class: "input" }, above, renderInteractive(element, spot), ...below);
}

/** What stands above an element names it for a screen reader: the nearest words, usually the question. */
function wordsBefore(blocks: readonly Block[], i: number): string {
  const before = blocks.slice(0, i).reverse();
  const nearest = before.map((block) => (block.type === "section" || block.type === "header" ? block.text?.text : undefined)).find(Boolean);
  return nearest ?? "Choices";
}
