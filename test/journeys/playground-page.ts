import type { Locator, Page } from "playwright-core";

/** What a person does on the playground's page. */
export class PlaygroundPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The direct message with Fundi. */
  get messages(): Locator {
    return this.#page.locator("#messages");
  }

  /** Fundi's own page for the learner; only once it was opened. */
  get home(): Locator {
    return this.#page.locator("#home");
  }

  /** What stands in #general. */
  get channel(): Locator {
    return this.#page.locator("#channel-messages");
  }

  /** The modal that is open; nothing when none is. */
  get modal(): Locator {
    return this.#page.locator("#modal[open]");
  }

  async open(place: "messages" | "home" | "channel"): Promise<void> {
    await this.#page.click(`#tab-${place}`);
    await this.settled();
  }

  /** Nothing that was pressed or typed waits for Fundi any more. What Fundi then shows may still be on its way. */
  async settled(): Promise<void> {
    await this.#page.locator("#app[aria-busy=false]").waitFor({ state: "attached" });
  }

  async createLearner(name: string, zone: string): Promise<void> {
    await this.#page.locator("#name:visible, #add-learner:visible").first().waitFor();
    if (!(await this.#page.locator("#name").isVisible())) await this.#page.click("#add-learner");
    await this.#page.fill("#name", name);
    await this.#page.fill("#zone", zone);
    await this.#page.click("#newcomer button[type=submit]");
    await this.sees(`Hello ${name}, I am Fundi`);
  }

  async travel(to: "hour" | "morning" | "monday"): Promise<void> {
    await this.#page.click(`[data-to=${to}]`);
    await this.settled();
  }

  async sees(text: string | RegExp, where = this.messages): Promise<void> {
    await where.getByText(text).last().waitFor();
  }

  /** Presses the newest button of that name in the direct message, or somewhere else: `press("Learn now", playground.home)`. */
  async press(name: string | RegExp, where = this.messages): Promise<void> {
    await this.settled();
    await where.getByRole("button", { name }).last().click();
  }

  /** Chooses in a menu by its label and the words of the option. */
  async choose(label: string | RegExp, option: string, where = this.home): Promise<void> {
    await where.getByLabel(label).selectOption({ label: option });
    await this.settled();
  }

  /** Sends the open modal; it closes unless something in it is wrong. */
  async submit(): Promise<void> {
    await this.#page.click("#modal-submit");
    await this.settled();
  }

  /** From the menu beside the composer. */
  async shortcut(name: string): Promise<void> {
    await this.#page.click("#shortcuts");
    await this.#page.locator(".menu").getByRole("button", { name }).click();
    await this.settled();
  }

  /** From the menu of the newest message with these words. */
  async messageShortcut(text: string | RegExp, name: string, where = this.messages): Promise<void> {
    const message = where.locator("> li", { has: this.#page.getByText(text) }).last();
    await message.getByRole("button", { name: /^More actions/ }).click();
    await message.locator(".menu").getByRole("button", { name }).click();
    await this.settled();
  }

  /** Presses “Quiz me” on the newest message, once that is a card: older cards keep their button. */
  async startQuestions(): Promise<void> {
    await this.messages
      .locator("> li")
      .last()
      .getByRole("button", { name: /Start the questions/ })
      .click();
  }

  /** Types in the place that is open: the direct message, or the channel. */
  async say(text: string): Promise<void> {
    await this.#page.fill("#text", text);
    await this.#page.keyboard.press("Enter");
  }

  /** Answers all questions of the session that was just started: somehow, or as somebody who knows. */
  async answerAll(how: "mouse" | "typing" | ((card: string) => string)): Promise<void> {
    for (let number = 1, total = 1; number <= total; number++) {
      const question = this.#openQuestion(number);
      const words = await question.innerText();
      total = Number(/Question \d+ of (\d+)/.exec(words)?.[1]);
      await this.#answer(question, words, how);
      // The card is rewritten in place: a verdict takes the place of its buttons.
      await question.waitFor({ state: "detached" });
    }
    await this.sees(/^(Both right|All \d right|\d of \d right)$/);
  }

  #openQuestion(number: number): Locator {
    return this.messages.locator("> li", { hasText: `Question ${number} of ` }).filter({ hasNotText: /Right!|Not quite\./ });
  }

  async #answer(question: Locator, words: string, how: "mouse" | "typing" | ((card: string) => string)): Promise<void> {
    if (typeof how === "function") return this.say(how(words));
    const options = question.getByRole("button", { name: /^Answer 1:/ });
    const form = question.getByRole("button", { name: /^Open the form/ });
    if (how === "mouse" && (await options.count()) > 0) await options.click();
    else if (how === "mouse" && (await form.count()) > 0) {
      await form.click();
      await this.#fillInForm();
    } else await this.say(typedAnswer(words));
  }

  /** Anything that can be sent: the first box, the steps as they come, a number that is also a word. */
  async #fillInForm(): Promise<void> {
    await this.modal.waitFor();
    const [boxes, menus, fields] = [this.modal.getByRole("checkbox"), this.modal.locator("select"), this.modal.getByRole("textbox")];
    if ((await boxes.count()) > 0) await boxes.first().check();
    for (const [n, menu] of (await menus.all()).entries()) await menu.selectOption({ index: n + 1 });
    for (const field of await fields.all()) await field.fill("7");
    await this.submit();
    await this.modal.waitFor({ state: "detached" });
  }
}

/** Something that can be read as an answer to what the card asks for. */
function typedAnswer(words: string): string {
  const order = /right order, like “([\d ]+)”/.exec(words)?.[1];
  if (order) return order;
  if (/Type a number of|Type a number\./.test(words)) return "7";
  return /in a word or two/.test(words) ? "something" : "2";
}
