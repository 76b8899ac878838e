import type { Locator, Page } from "playwright-core";

/** What a person does on the playground's page. */
export class PlaygroundPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get messages(): Locator {
    return this.#page.locator("#messages");
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
    // While the clock travels the page is busy and its buttons are off.
    await this.#page.locator(`[data-to=${to}]:enabled`).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.messages.getByText(text).last().waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.messages.getByRole("button", { name }).last().click();
  }

  /** Presses “Quiz me” on the newest message, once that is a card: older cards keep their button. */
  async startQuestions(): Promise<void> {
    await this.messages
      .locator("> li")
      .last()
      .getByRole("button", { name: /Start the questions/ })
      .click();
  }

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
    const boxes = question.getByRole("checkbox");
    if (how === "mouse" && (await options.count()) > 0) await options.click();
    else if (how === "mouse" && (await boxes.count()) > 0) {
      await boxes.first().check();
      await question.getByRole("button", { name: "Send answer" }).click();
    } else await this.say(typedAnswer(words));
  }
}

/** Something that can be read as an answer to what the card asks for. */
function typedAnswer(words: string): string {
  const order = /right order, like “([\d ]+)”/.exec(words)?.[1];
  if (order) return order;
  if (/Type a number of|Type a number\./.test(words)) return "7";
  return /in a word or two/.test(words) ? "something" : "2";
}
