import { dayOf } from "../domain/calendar.ts";
import type { VersionedQuestion } from "../domain/catalogue.ts";
import { shuffledPositions } from "../domain/chance.ts";
import { shownOrder } from "../domain/grading.ts";
import type { GroupQuizId, Instant } from "../domain/ids.ts";
import type { Again, Channel, GroupQuiz, Person, Ports, SendOutcome, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import type { Action } from "../views/action.ts";
import { groupAnswerCard, groupQuestionCard, revealCard } from "../views/group-card.ts";
import { notice } from "../views/message-cards.ts";

type Needs = Pick<Ports, "groupQuizzes" | "chats" | "courses" | "learning" | "clock">;

const OPEN_MS = 15 * 60_000;
/** The live count is written at most so often: a platform allows some fifty changes a minute in a whole workspace. */
const DRAW_EVERY_MS = 3_000;
const RETRY_MS = 5_000;

/** Asks one question to everybody in a channel. What is answered there counts for nobody's record. */
export async function askChannel(ports: Needs, person: Person, conversation: string, signal: Signal): Promise<Again | undefined> {
  const { learner, address } = person;
  const id = signal.key as string as GroupQuizId;
  const channel: Channel = { platform: address.platform, workspace: address.workspace, conversation };
  const versioned = await chooseQuestion(ports, person, id);
  if (!versioned) return void (await whisper(ports, signal, notice(textsFor(learner.locale).noGroupQuestion), channel));
  const { question, version } = versioned;
  const closesAt = ports.clock() + OPEN_MS;
  await ports.groupQuizzes.plan({
    id,
    channel,
    askedBy: address.user,
    locale: learner.locale,
    question: version,
    order: shownOrder(question, id),
    closesAt,
  });
  const quiz = await ports.groupQuizzes.take(id);
  const outcome = quiz && (await ports.chats[channel.platform]?.announce(channel, id, groupQuestionCard(quiz)));
  return outcome && record(ports, quiz, outcome, signal);
}

/** One press must answer it; better one from the courses of whoever asks than from others. */
async function chooseQuestion({ courses, learning, clock }: Needs, { learner }: Person, seed: string): Promise<VersionedQuestion | undefined> {
  const catalogue = await courses.catalogue();
  const { enrolled } = await learning.state(learner.id, dayOf(clock(), learner.zone));
  const mine = catalogue.courses.filter(({ id }) => enrolled.includes(id));
  const questions = (mine.length > 0 ? mine : catalogue.courses)
    .flatMap(({ lessons }) => lessons)
    .flatMap((lesson) => lesson.questions)
    .filter(({ question }) => question.kind === "single" || question.kind === "true-false" || question.kind === "scenario");
  return questions[shuffledPositions(questions.length, seed)[0] ?? 0];
}

async function record(ports: Needs, { id, channel, locale }: GroupQuiz, outcome: SendOutcome, signal: Signal): Promise<Again | undefined> {
  const texts = textsFor(locale);
  switch (outcome.kind) {
    case "sent":
      await ports.groupQuizzes.opened(id, outcome.message);
      return undefined;
    case "throttled":
      await ports.groupQuizzes.release(id);
      return { againMs: outcome.retryAfterMs };
    case "refused":
      await ports.groupQuizzes.refused(id);
      await whisper(ports, signal, notice(texts.notInChannel), channel);
      return undefined;
    default:
      // A channel cannot be searched without leave to read it. If it is there, the first press on it tells.
      await whisper(ports, signal, notice(texts.perhapsInChannel), channel);
      return undefined;
  }
}

/** Counts somebody's first choice, tells only them, and brings the count in the channel up to date. */
export async function answerGroup(
  ports: Needs,
  signal: Signal,
  { quiz: id, choice }: Extract<Action, { type: "group-answer" }>,
): Promise<Again | undefined> {
  const answered = await ports.groupQuizzes.answer(id, signal.from.user, choice, signal.message);
  const quiz = answered && (await ports.groupQuizzes.find(id));
  if (!quiz) return undefined;
  const texts = textsFor(quiz.locale);
  if (answered.kind === "closed") return void (await whisper(ports, signal, notice(texts.groupClosed), quiz.channel));
  if (answered.isFirst || answered.counted !== choice)
    await whisper(ports, signal, groupAnswerCard(quiz, answered.counted, answered.isFirst), quiz.channel);
  return draw(ports, id);
}

async function draw(ports: Needs, id: GroupQuizId): Promise<Again | undefined> {
  const quiz = await ports.groupQuizzes.draw(id, DRAW_EVERY_MS);
  if (!quiz || "againMs" in quiz) return quiz;
  return again(await rewriteInChannel(ports, quiz, groupQuestionCard(quiz)));
}

/** “Show the answer now”: for whoever asked. */
export async function reveal(ports: Needs, signal: Signal, id: GroupQuizId): Promise<Again | undefined> {
  const quiz = await ports.groupQuizzes.find(id);
  if (!quiz) return undefined;
  if (quiz.askedBy !== signal.from.user) return void (await whisper(ports, signal, notice(textsFor(quiz.locale).onlyWhoAsked), quiz.channel));
  return closeAndReveal(ports, id);
}

/** Shows every channel whose time is over its answer. Returns how many. */
export async function revealDue(ports: Needs, now: Instant): Promise<number> {
  const due = await ports.groupQuizzes.due(now);
  for (const id of due) await closeAndReveal(ports, id);
  return due.length;
}

/** What could not be shown now is due again at the next look. */
async function closeAndReveal(ports: Needs, id: GroupQuizId): Promise<Again | undefined> {
  const quiz = await ports.groupQuizzes.close(id);
  if (!quiz) return undefined;
  const outcome = await rewriteInChannel(ports, quiz, revealCard(quiz));
  if (outcome?.kind === "sent" || outcome?.kind === "refused") await ports.groupQuizzes.revealed(id);
  return again(outcome);
}

async function rewriteInChannel({ chats }: Needs, quiz: GroupQuiz, view: Parameters<typeof whisper>[2]): Promise<SendOutcome | undefined> {
  return quiz.message && chats[quiz.channel.platform]?.rewrite(quiz.channel, quiz.message, quiz.id, view);
}

function again(outcome: SendOutcome | undefined): Again | undefined {
  if (outcome?.kind === "throttled") return { againMs: outcome.retryAfterMs };
  return outcome?.kind === "unknown" ? { againMs: RETRY_MS } : undefined;
}

async function whisper({ chats }: Pick<Needs, "chats">, { from, replyUrl }: Signal, view: ReturnType<typeof notice>, { conversation }: Channel) {
  await chats[from.platform]?.whisper(from, view, { conversation, replyUrl });
}
