import { dayOf } from "../domain/calendar.ts";
import { answerToReportId } from "../domain/identity.ts";
import type { Instant, QuestionId } from "../domain/ids.ts";
import { type ItemFacts, isSuspect } from "../domain/item-health.ts";
import { plainText } from "../domain/rich-text.ts";
import type { Ports } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";

/** Once a day: takes questions out of rotation whose first answers say that they are likelier wrong than right. Returns those. */
export async function pullSuspects(ports: Pick<Ports, "items">, now: Instant): Promise<readonly ItemFacts[]> {
  if (!(await ports.items.isFirstLookOf(dayOf(now, "UTC")))) return [];
  const suspects = (await ports.items.health()).filter(isSuspect);
  if (suspects.length > 0)
    await ports.items.pull(
      suspects.map(({ version }) => version),
      now,
    );
  return suspects;
}

/** The author looked and keeps the question; whoever reported it is told. Returns how many; nothing when there is no such question. */
export async function keepItem(ports: Pick<Ports, "items" | "planning">, question: QuestionId, now: Instant): Promise<number | undefined> {
  const reporters = await ports.items.keep(question, now);
  for (const { person, version, stem } of reporters ?? []) {
    const view = notice(textsFor(person.learner.locale).disputeDismissed(plainText(stem)));
    await ports.planning.deliver(person, { id: answerToReportId(person.learner.id, version), content: { kind: "message", view } });
  }
  return reporters?.length;
}
