import type { Question } from "../../core/domain/course.ts";
import type { GroupQuizId, LessonId, VersionId } from "../../core/domain/ids.ts";
import type { Channel, GroupAnswered, GroupQuiz, GroupQuizzes, MessageRef, NewGroupQuiz } from "../../core/ports.ts";
import { type Client, type Database, type Runner, rows, type Transaction } from "./database.ts";

/** What could not be shown for so long is of no interest any more. */
const REVEAL_WITHIN = "1 day";

const FIND = `SELECT g.id, w.platform, w.external_id AS workspace, g.conversation_id AS conversation, g.asked_by AS "askedBy", g.locale, g.state,
    g.option_order AS "order", g.message_id AS message, g.closes_at AS "closesAt", coalesce(g.counts, '{}') AS counts, v.id AS version, v.content AS question, q.lesson_id AS lesson,
    (SELECT count(*)::int FROM group_answer WHERE quiz_id = g.id) AS given
  FROM group_quiz g JOIN workspace w ON w.id = g.workspace_id JOIN question_version v ON v.id = g.question_version_id JOIN question q ON q.id = v.question_id
  WHERE g.id = $1`;

interface Row {
  readonly id: string;
  readonly platform: Channel["platform"];
  readonly workspace: string;
  readonly conversation: string;
  readonly askedBy: string;
  readonly locale: string;
  readonly state: "planned" | "sending" | "open" | "closed" | "refused";
  readonly order: number[];
  readonly message: string | null;
  readonly closesAt: Date;
  readonly counts: number[];
  readonly version: string;
  readonly question: Question;
  readonly lesson: string;
  readonly given: number;
}

export function storedGroupQuizzes(database: Database): GroupQuizzes {
  return {
    plan: (quiz) => plan(database, quiz),
    async take(id) {
      const { count } = await database.groupQuiz.updateMany({ where: { id, state: "planned" }, data: { state: "sending" } });
      return count === 1 ? find(database, id) : undefined;
    },
    async release(id) {
      await database.groupQuiz.updateMany({ where: { id, state: "sending" }, data: { state: "planned" } });
    },
    opened: (id, message) => opened(database, id, message),
    async refused(id) {
      await database.groupQuiz.updateMany({ where: { id, state: "sending" }, data: { state: "refused" } });
    },
    answer: (id, user, choice, message) => database.$transaction((tx) => answer(tx, id, user, choice, message)),
    draw: (id, gapMs) => draw(database, id, gapMs),
    close: (id) => database.$transaction((tx) => close(tx, id)),
    find: (id) => find(database, id),
    async revealed(id) {
      await database.$executeRaw`UPDATE group_quiz SET drawn_at = clock_timestamp() WHERE id = ${id} AND state = 'closed'`;
    },
    async due(now) {
      const due = await rows<{ id: string }>(
        database,
        `SELECT id FROM group_quiz WHERE closes_at <= $1::timestamptz AND closes_at > $1::timestamptz - interval '${REVEAL_WITHIN}'
           AND (state = 'open' OR (state = 'closed' AND drawn_at IS NULL)) ORDER BY closes_at`,
        new Date(now),
      );
      return due.map(({ id }) => id as GroupQuizId);
    },
  };
}

async function plan(database: Database, { id, channel, askedBy, locale, question, order, closesAt }: NewGroupQuiz): Promise<void> {
  const { platform, workspace, conversation } = channel;
  await database.$executeRaw`INSERT INTO group_quiz (id, workspace_id, conversation_id, asked_by, locale, question_version_id, option_order, closes_at)
    SELECT ${id}, w.id, ${conversation}, ${askedBy}, ${locale}, ${question}, ${[...order]}, ${new Date(closesAt)} FROM workspace w
    WHERE w.platform = ${platform}::"Platform" AND w.external_id = ${workspace} AND w.left_at IS NULL ON CONFLICT (id) DO NOTHING`;
}

async function find(runner: Runner, id: GroupQuizId): Promise<GroupQuiz | undefined> {
  const [row] = await rows<Row>(runner, FIND, id);
  return row && toQuiz(row);
}

function toQuiz(row: Row): GroupQuiz {
  const { platform, workspace, conversation } = row;
  const counted = row.counts.reduce((sum, count) => sum + count, 0);
  return {
    id: row.id as GroupQuizId,
    channel: { platform, workspace, conversation },
    askedBy: row.askedBy,
    locale: row.locale,
    shown: { question: row.question, version: row.version as VersionId, lesson: row.lesson as LessonId },
    order: row.order,
    closesAt: row.closesAt.getTime(),
    counts: row.counts,
    answers: row.state === "closed" ? counted : row.given,
    message: row.message ? { conversation, message: row.message } : undefined,
  };
}

/** A message in doubt keeps the first place it was seen at. */
async function opened(runner: Client, id: GroupQuizId, { message }: MessageRef): Promise<void> {
  await runner.groupQuiz.updateMany({ where: { id, state: "sending" }, data: { state: "open", messageId: message } });
}

/** The first choice counts. The row's lock keeps an answer from slipping in while the question is being closed. */
async function answer(
  tx: Transaction,
  id: GroupQuizId,
  user: string,
  choice: number,
  message: MessageRef | undefined,
): Promise<GroupAnswered | undefined> {
  const [quiz] = await rows<{ state: Row["state"]; conversation: string; options: number }>(
    tx,
    `SELECT state, conversation_id AS conversation, cardinality(option_order) AS options FROM group_quiz WHERE id = $1 FOR SHARE`,
    id,
  );
  if (!quiz || choice >= quiz.options || message?.conversation !== quiz.conversation) return undefined;
  if (quiz.state === "closed") return { kind: "closed" };
  await opened(tx, id, message);
  const first = await tx.groupAnswer.createMany({ data: [{ quizId: id, user, choice }], skipDuplicates: true });
  const counted = await tx.groupAnswer.findUniqueOrThrow({ where: { quizId_user: { quizId: id, user } } });
  return { kind: "counted", counted: counted.choice, isFirst: first.count === 1 };
}

async function draw(database: Database, id: GroupQuizId, gapMs: number): Promise<GroupQuiz | { againMs: number } | undefined> {
  const [turn] = await rows<{ waitMs: number; isNews: boolean }>(
    database,
    `SELECT drawn IS DISTINCT FROM (SELECT count(*)::int FROM group_answer WHERE quiz_id = g.id) AS "isNews",
       greatest(0, ceil(extract(epoch FROM drawn_at - clock_timestamp()) * 1000) + $2::int)::int AS "waitMs" FROM group_quiz g WHERE id = $1 AND state = 'open'`,
    id,
    gapMs,
  );
  if (!turn?.isNews) return undefined;
  if (turn.waitMs > 0) return { againMs: turn.waitMs };
  // Whoever comes second in the same moment finds it drawn just now.
  const drawn =
    await database.$executeRaw`UPDATE group_quiz g SET drawn_at = clock_timestamp(), drawn = (SELECT count(*)::int FROM group_answer WHERE quiz_id = g.id)
    WHERE id = ${id} AND state = 'open' AND (drawn_at IS NULL OR drawn_at <= clock_timestamp() - ${gapMs}::int * interval '1 ms')`;
  return drawn === 1 ? find(database, id) : { againMs: gapMs };
}

/** Counts, and forgets who chose what. */
async function close(tx: Transaction, id: GroupQuizId): Promise<GroupQuiz | undefined> {
  const closed = await tx.$executeRaw`UPDATE group_quiz g SET state = 'closed', drawn_at = NULL, counts = ARRAY(
      SELECT count(a.choice)::int FROM generate_series(0, cardinality(g.option_order) - 1) AS position
      LEFT JOIN group_answer a ON a.quiz_id = g.id AND a.choice = position GROUP BY position ORDER BY position)
    WHERE id = ${id} AND state = 'open'`;
  if (closed === 1) await tx.groupAnswer.deleteMany({ where: { quizId: id } });
  const quiz = await find(tx, id);
  return quiz?.message && quiz.counts.length > 0 ? quiz : undefined;
}
