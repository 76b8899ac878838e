import type { Stage } from "./tiny-app.ts";

export const plain = (text: string) => ({ type: "plain_text", text });
export const option = (text: string) => ({ text: plain(text), value: text });
export const divider = { type: "divider" };

export const input = (block_id: string, element: object, more: object = {}) => ({
  type: "input",
  block_id,
  label: plain(block_id),
  element: { action_id: "it", ...element },
  ...more,
});

export const textInput = (block_id: string, more: object = {}) => input(block_id, { type: "plain_text_input" }, more);

export function modal(blocks: object[], more: object = {}) {
  return { type: "modal", callback_id: "settings", title: plain("Settings"), submit: plain("Save"), blocks, ...more };
}

export const home = (blocks: object[] = [divider], more: object = {}) => ({ type: "home", blocks, ...more });

export const thandi = (stage: Stage) => stage.fake.addUser({ id: "U0THANDI", name: "Thandi", tz: "Africa/Johannesburg" });

/** A trigger as a shortcut hands it out. */
export async function aTrigger(stage: Stage): Promise<string> {
  await stage.fake.shortcut(thandi(stage), "open");
  return stage.app.received.at(-1)!.body["trigger_id"] as string;
}

/** Opens a modal before Thandi and gives it as the app knows it. */
export async function opened(stage: Stage, blocks: object[], more: object = {}): Promise<Record<string, any>> {
  return (await stage.call("views.open", { trigger_id: await aTrigger(stage), view: modal(blocks, more) })).body["view"];
}

export const answerWith = (stage: Stage, body: object) =>
  stage.app.answerNext({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
