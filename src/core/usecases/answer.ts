import { dayOf, endOfDay, isWorkingDay } from "../domain/calendar.ts";
import { isRight, type Response } from "../domain/grading.ts";
import { summaryId } from "../domain/identity.ts";
import type { Instant, ItemId } from "../domain/ids.ts";
import { type Holidays, workPattern } from "../domain/learner.ts";
import { type Aid, SITTING_MS } from "../domain/mastery/evidence-weight.ts";
import { guessFloor } from "../domain/mastery/terms.ts";
import { afterFact } from "../domain/progress.ts";
import type { Item } from "../domain/session-record.ts";
import type { Again, AnswerEffects, Answering, MessageRef, Person, Ports } from "../ports.ts";
import { awardFor } from "./award.ts";
import { rewriteQuestion } from "./show-question.ts";
import { questionDelivery } from "./start-session.ts";

/** What somebody answered, and where the question stands in their chat. */
export interface GivenAnswer {
  readonly item: ItemId;
  /** Nothing when it cannot be an answer to this question. */
  readonly read: (item: Item) => Response | undefined;
  readonly message?: MessageRef;
  readonly replyUrl?: string;
}

/** Scores an answer once, plans what comes next, and rewrites the question in place with the verdict. */
export async function answer(
  ports: Pick<Ports, "learning" | "chats" | "holidays">,
  person: Person,
  given: GivenAnswer,
  now: Instant,
): Promise<Again | "unread" | undefined> {
  const result = await ports.learning.answer(person.learner.id, given.item, now, (loaded) => {
    const response = given.read(loaded.item);
    return response && effectsOf(loaded, response, now, ports.holidays);
  });
  if (!result) return undefined;
  if (result.outcome === "ignored") return "unread";
  return rewriteQuestion(ports, person, result.session, given.item, given);
}

/** Pure: everything one answer changes. */
export function effectsOf(loaded: Answering, response: Response, now: Instant, holidays: Holidays): AnswerEffects {
  const { learner, session, item } = loaded;
  const right = isRight(item.shown.question, item.order, response);
  const day = dayOf(now, learner.zone);
  const aid = aidOf(loaded, now);
  const fact = { right, day, at: now, aid, floor: guessFloor(item.shown.question), isVoid: item.isVoid };
  const progress = afterFact(loaded.progress, fact, loaded.answeredBefore);
  const next = session.items.find(({ id, answer: given, isVoid }) => id !== item.id && !given && !isVoid);
  // What a replay has completed stays complete on its day, even when the withdrawn question is answered after all.
  const completes = !next && session.completedAt === undefined;
  const working = isWorkingDay(day, workPattern(learner, holidays));
  return {
    response,
    right,
    day,
    aid,
    progress,
    award: loaded.isAwarded ? undefined : awardFor(loaded, progress.terms, item.id),
    completed: completes ? { day, working, closesAt: endOfDay(day, learner.zone) } : undefined,
    next: next ? questionDelivery(session.id, next.id) : { id: summaryId(session.id), content: { kind: "summary", session: session.id } },
  };
}

/** The text of its own lesson helps more than a hint. */
function aidOf({ session, item, lessonShownAt }: Answering, now: Instant): Aid {
  const isBelowItsLesson = session.lesson?.lesson.id === item.shown.lesson;
  if (isBelowItsLesson || (lessonShownAt !== undefined && now - lessonShownAt < SITTING_MS)) return "lesson";
  return item.hintedAt === undefined ? "none" : "hint";
}
