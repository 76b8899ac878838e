import { replyId } from "../domain/identity.ts";
import type { LessonId } from "../domain/ids.ts";
import { composeLesson } from "../domain/session.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import { bringNow } from "./learn-now.ts";

/** Brings one lesson the learner chose, with its questions, as one more session. */
export async function readLesson(ports: Pick<Ports, "planning" | "clock">, person: Person, lesson: LessonId, { key }: Signal): Promise<undefined> {
  const { learner } = person;
  const now = ports.clock();
  await ports.planning.planFor(learner.id, now, (candidate, catalogue) =>
    bringNow(
      candidate,
      { purpose: "extra", isWanted: (waiting) => waiting.lesson === lesson },
      now,
      () => composeLesson(catalogue, candidate.state, lesson),
      { id: replyId(learner.id, key), view: notice(textsFor(learner.locale).gone) },
    ),
  );
  return undefined;
}
