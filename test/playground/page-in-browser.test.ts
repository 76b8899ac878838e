import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHROMIUM, openBrowser } from "../journeys/browser.ts";
import { PlaygroundPage } from "../journeys/playground-page.ts";
import { home, input, modal, option, plain, textInput } from "./a-modal.ts";
import { startTinyPlayground } from "./tiny-playground.ts";

describe.skipIf(!CHROMIUM)("The page in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  let place: Awaited<ReturnType<typeof startTinyPlayground>>;
  let page: Page;
  let on: PlaygroundPage;
  let thandi: string;
  let general: string;
  const problems: string[] = [];
  beforeEach(async () => {
    problems.length = 0;
    place = await startTinyPlayground();
    const { body } = await place.ask("learners", { name: "Thandi", zone: "Africa/Johannesburg", days: [1, 2, 3, 4, 5] });
    thandi = body["learner"].id;
    general = place.fake.channels[0]!.id;
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problems.push(error.message));
    on = new PlaygroundPage(page);
    await page.goto(`${place.url}/`);
    await page.locator("#messages .empty").waitFor();
  });
  afterEach(async () => {
    await page.close();
    await place.close();
    expect(problems).toEqual([]);
  });

  const lastRequest = () => place.app.received.at(-1)!.body;
  const button = (text: string) => ({ type: "actions", block_id: "buttons", elements: [{ type: "button", action_id: text, text: plain(text) }] });
  const menu = (label: string, options: object[]) => ({
    type: "section",
    block_id: "menu",
    text: plain(label),
    accessory: { type: "static_select", action_id: "menu", placeholder: plain(label), options },
  });
  const publish = (blocks: object[]) => place.bot("views.publish", { user_id: thandi, view: home(blocks) });
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

  /** Opens a modal by the shortcut, as Fundi would. */
  async function openModal(blocks: object[], more: object = {}): Promise<void> {
    await on.shortcut("Learn now");
    await place.bot("views.open", { trigger_id: lastRequest()["trigger_id"], view: modal(blocks, more) });
    await on.modal.waitFor();
  }

  /** Gives the way to wait until the page has heard of a message by its live stream. */
  async function nextMessage(): Promise<() => Promise<unknown>> {
    await page.evaluate(async () => {
      const stream = new EventSource("page/live");
      await new Promise((opened) => stream.addEventListener("open", opened));
      const told = new Promise<void>((heard) =>
        stream.addEventListener("message", ({ data }) => JSON.parse(data).type === "message" && requestAnimationFrame(() => heard())),
      );
      Object.assign(window, { told: told.then(() => stream.close()) });
    });
    return () => page.evaluate(() => (window as unknown as { told: Promise<void> }).told);
  }

  it("shows the Home, where buttons and menus act, and counts what comes to the messages meanwhile", async () => {
    await on.open("home");
    expect(lastRequest()["event"]).toMatchObject({ type: "app_home_opened", tab: "home" });
    await publish([menu("Daily time", [option("08:00"), option("09:00")]), button("Learn now")]);
    await on.press("Learn now", on.home);
    await on.settled();
    expect(lastRequest()).toMatchObject({ type: "block_actions", container: { type: "view" }, actions: [{ action_id: "Learn now" }] });
    await on.choose("Daily time", "09:00");
    expect(lastRequest()["actions"]).toMatchObject([{ selected_option: { value: "09:00" } }]);
    await on.home.getByLabel("Daily time").focus();
    await publish([button("Something else"), menu("Daily time", [option("08:00"), option("09:00")])]);
    await on.sees("Something else", on.home);
    expect(await on.home.getByLabel("Daily time").evaluate((select) => select === document.activeElement)).toBe(true);

    await place.bot("chat.postMessage", { channel: thandi, text: "Your lesson is here" });
    await page.getByRole("tab", { name: "Messages 1 new" }).click();
    await on.sees("Your lesson is here");
    expect(await page.locator(".badge").count()).toBe(0);
  });

  it("keeps a modal open, with what is wrong beside each field, until it can be sent", async () => {
    await openModal([
      input("Your choice", { type: "multi_static_select", options: ["a", "b", "c"].map(option) }),
      input("How many", { type: "number_input", is_decimal_allowed: false }, { hint: plain("A whole number") }),
      textInput("Why", { optional: true }),
    ]);
    expect(await page.getByRole("dialog", { name: "Settings" }).count()).toBe(1);
    await page.getByLabel("How many").fill("2.5");
    await on.submit();
    await expect.poll(() => page.getByLabel("How many").evaluate((field) => field.ariaInvalid)).toBe("true");
    const described = await page.getByLabel("How many").getAttribute("aria-describedby");
    expect(await page.locator((described ?? "").replace(/(\S+)/g, "#$1").replace(" ", ", ")).allInnerTexts()).toEqual([
      "A whole number",
      expect.stringContaining("Please enter a whole number."),
    ]);
    expect(await on.modal.getByText("Please complete this required field.").count()).toBe(1);

    await on.modal.getByRole("checkbox", { name: "b" }).check();
    await page.getByLabel("How many").fill("7");
    const errors = { response_action: "errors", errors: { Why: "Say why, please." } };
    place.app.answerNext({ headers: { "content-type": "application/json" }, body: JSON.stringify(errors) });
    place.app.received.length = 0;
    await page.getByLabel("How many").press("Enter");
    await on.sees("Say why, please.", on.modal);
    const sent = place.app.received.find(({ body }) => body["type"] === "view_submission")!.body["view"].state.values;
    expect(sent).toMatchObject({ "Your choice": { it: { selected_options: [option("b")] } }, "How many": { it: { value: "7" } } });
    await on.submit();
    await on.modal.waitFor({ state: "detached" });
    await expect.poll(focused).toBe("shortcuts");
  });

  it("closes a modal with Escape, which the app hears of, and says inside it what went wrong", async () => {
    await openModal([textInput("Why")], { notify_on_close: true });
    await on.modal.getByLabel("Why").fill("because");
    place.app.answerNext({ status: 500 });
    await on.submit();
    await on.sees(/Fundi answered with an error/, on.modal);
    await on.sees(/We had some trouble/, on.modal);
    expect(await on.modal.getByLabel("Why").inputValue()).toBe("because");
    await page.keyboard.press("Escape");
    await on.modal.waitFor({ state: "detached" });
    await on.settled();
    expect(lastRequest()).toMatchObject({ type: "view_closed" });
    expect(await page.locator("#conversation #notice").count()).toBe(1);
  });

  it("shows the channel with what is only for this learner, takes commands there, and teaches about a message", async () => {
    await place.ask("learners", { name: "Sipho", zone: "Europe/Berlin", days: [1, 2, 3, 4, 5] });
    await on.open("channel");
    place.fake.sayIn(place.fake.users[1]!, general, "What is a streak?");
    await on.sees("Sipho", on.channel);
    await on.say("/fundi quiz here");
    await on.settled();
    expect(lastRequest()).toMatchObject({ command: "/fundi", text: "quiz here", channel_id: general });
    await place.bot("chat.postMessage", { channel: general, text: "A question", blocks: [button("Answer 1")] });
    await place.bot("chat.postEphemeral", { channel: general, user: thandi, text: "Your answer: 1" });
    await place.bot("chat.postEphemeral", { channel: general, user: place.fake.users[1]!.id, text: "Not for Thandi" });
    await on.say("Good morning");
    await on.sees("Good morning", on.channel);
    expect(await on.channel.locator("article.only-you").allInnerTexts()).toEqual([expect.stringMatching(/Only visible to you\s+Your answer: 1/)]);
    await on.press("Answer 1", on.channel);
    await on.settled();
    expect(lastRequest()).toMatchObject({ type: "block_actions", channel: { id: general }, actions: [{ action_id: "Answer 1" }] });

    await on.messageShortcut("What is a streak?", "Teach me about this", on.channel);
    expect(lastRequest()).toMatchObject({ type: "message_action", callback_id: "teach", message: { text: "What is a streak?" } });
  });

  it("opens its menus by keyboard and gives the focus back", async () => {
    await page.locator("#shortcuts").press("Enter");
    expect(await focused()).toBe("Learn now");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("shortcuts");
    await page.locator("#tab-messages").press("ArrowRight");
    expect([await focused(), await page.locator("#tab-messages").getAttribute("aria-selected")]).toEqual(["tab-home", "true"]);
  });

  it("loses no press: neither while another waits for the app, nor when its message is rewritten under the finger", async () => {
    const blocks = [button("One"), { ...button("Two"), block_id: "more" }];
    const { ts, channel } = await place.bot("chat.postMessage", { channel: thandi, text: "?", blocks });
    await on.sees("Two");
    place.app.received.length = 0;
    const two = await on.messages.getByRole("button", { name: "Two" }).boundingBox();
    await on.messages.getByRole("button", { name: "One" }).click();
    await page.mouse.move(two!.x + 5, two!.y + 5);
    await page.mouse.down();
    const isTold = await nextMessage();
    await place.bot("chat.update", { channel, ts, text: "!", blocks });
    await isTold();
    await page.mouse.up();
    await expect.poll(() => place.app.received.map(({ body }) => body["actions"][0].action_id)).toEqual(["One", "Two"]);
  });

  it("follows the learner to another zone", async () => {
    await place.bot("chat.postMessage", { channel: thandi, text: "Hello" });
    await on.sees("09:30");
    await page.click("#account-button");
    await page.locator("#account").getByLabel("Time zone").selectOption("Asia/Tokyo");
    await page.getByRole("button", { name: "Do not disturb for an hour" }).click();
    await page.getByText("Do not disturb until 17:30.").waitFor();
    await page.keyboard.press("Escape");
    await on.sees("16:30");
  });
});
