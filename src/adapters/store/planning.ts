import { shownOrder } from "../../core/domain/grading.ts";
import { itemId } from "../../core/domain/identity.ts";
import type { Instant, LearnerId } from "../../core/domain/ids.ts";
import type { Courses, NewSession, Plan, Planning } from "../../core/ports.ts";
import { CANDIDATE_COLUMNS, type CandidateRow, isReachable, toCandidate } from "./candidate-row.ts";
import { many, rows, type Transaction } from "./database.ts";
import type { Ringing, Transact } from "./doorbell.ts";
import { insertDelivery } from "./planned-delivery.ts";

const DUE = `WITH l AS MATERIALIZED (
    SELECT * FROM learner WHERE next_session_at <= $1::timestamptz ORDER BY next_session_at, id LIMIT $2::int FOR UPDATE SKIP LOCKED)
  ${CANDIDATE_COLUMNS}`;
const ONE = `WITH l AS MATERIALIZED (SELECT * FROM learner WHERE id = $1 FOR UPDATE) ${CANDIDATE_COLUMNS}`;

/** A reminder that comes hours late, after an outage of ours, helps nobody. */
const REMINDER_LATE = "2 hours";

export function storedPlanning(courses: Courses, transact: Transact): Planning {
  return {
    async planDue(now, limit, decide) {
      const catalogue = await courses.catalogue();
      return transact(async (ringing) => {
        const due = await rows<CandidateRow>(ringing.tx, DUE, new Date(now), limit);
        await forgetUnreachable(ringing.tx, due);
        const plans = decide(
          due.filter(isReachable).map((row) => toCandidate(row, now)),
          catalogue,
        );
        await save(ringing, plans, now, "planned");
        return due.length;
      });
    },
    async planFor(learner, now, decide) {
      const catalogue = await courses.catalogue();
      return transact(async (ringing) => {
        const [row] = await rows<CandidateRow>(ringing.tx, ONE, learner);
        const plan = row && isReachable(row) ? decide(toCandidate(row, now), catalogue) : undefined;
        if (plan) await save(ringing, [plan], now, "urgent");
        return plan;
      });
    },
    deliver: ({ learner, account }, delivery) => transact((ringing) => insertDelivery(ringing, { learner: learner.id, account }, delivery)),
    remindDue: (now, limit) => transact((ringing) => remindDue(ringing, now, limit)),
  };
}

/** Nobody is planned for whom no chat reaches; they are due again when they write to us. */
async function forgetUnreachable(tx: Transaction, due: readonly CandidateRow[]): Promise<void> {
  const ids = due.filter((row) => !isReachable(row)).map(({ id }) => id);
  if (ids.length > 0) await tx.learner.updateMany({ where: { id: { in: ids } }, data: { nextSessionAt: null } });
}

async function save({ tx, ring }: Ringing, plans: readonly Plan[], now: Instant, haste: "planned" | "urgent"): Promise<void> {
  if (plans.length === 0) return;
  const sessions = plans.flatMap(({ learner, session }) => (session ? [{ learner, session }] : []));
  const deliveries = plans.flatMap(({ learner, account, delivery }) => (delivery ? [{ learner, account, delivery }] : []));
  const saved = await rows<{ id: string }>(
    tx,
    SAVE,
    new Date(now),
    many(plans.map(learnerValues)),
    many(sessions.map(sessionValues)),
    many(sessions.flatMap(({ session }) => itemValues(session))),
    many(deliveries.map(deliveryValues)),
  );
  await ring(saved.map(({ id }) => ({ kind: "deliver", delivery: id as never, ...(haste === "urgent" ? { urgent: true } : {}) })));
}

/** One statement for a whole batch; a session or delivery that exists already stays as it is. Returns the new deliveries. */
const SAVE = `WITH
  changed AS (
    UPDATE learner SET next_session_at = p.next, last_session_at = coalesce(p.last_at, last_session_at), last_session_day = coalesce(p.last_day, last_session_day),
      pause_reason = p.pause_reason::"PauseReason", paused_until = p.paused_until
    FROM jsonb_to_recordset($2::jsonb) AS p(id text, next timestamptz, last_at timestamptz, last_day text, pause_reason text, paused_until text)
    WHERE learner.id = p.id),
  planned AS (
    INSERT INTO session (id, learner_id, day, number, purpose, zone, lesson_id, lesson_version_id, notes, planned_at)
    SELECT id, learner_id, day, number, purpose::"SessionPurpose", zone, lesson_id, lesson_version_id, '{}', $1::timestamptz
    FROM jsonb_to_recordset($3::jsonb) AS s(id text, learner_id text, day text, number int, purpose text, zone text, lesson_id text, lesson_version_id text)
    ON CONFLICT (id) DO NOTHING),
  asked AS (
    INSERT INTO session_item (id, session_id, position, question_id, question_version_id, outcome_id, option_order)
    SELECT id, session_id, position, question_id, question_version_id, outcome_id, option_order
    FROM jsonb_to_recordset($4::jsonb) AS i(id text, session_id text, position int, question_id text, question_version_id text, outcome_id text, option_order int[])
    ON CONFLICT (id) DO NOTHING)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT id, learner_id, account_id, session_id, content
  FROM jsonb_to_recordset($5::jsonb) AS d(id text, learner_id text, account_id text, session_id text, content jsonb)
  ON CONFLICT (id) DO NOTHING RETURNING id`;

function learnerValues({ learner, nextSessionAt, lastSession, pause }: Plan): object {
  return {
    id: learner,
    next: iso(nextSessionAt),
    last_at: iso(lastSession?.at),
    last_day: lastSession?.day,
    pause_reason: pause?.reason,
    paused_until: pause?.until,
  };
}

function sessionValues({ learner, session }: { learner: LearnerId; session: NewSession }): object {
  const { id, day, number, purpose, zone, lesson } = session;
  return { id, learner_id: learner, day, number, purpose, zone, lesson_id: lesson?.lesson.id, lesson_version_id: lesson?.version };
}

function itemValues({ id: session, questions }: NewSession): object[] {
  return questions.map(({ question, version }, position) => {
    const id = itemId(session, position);
    return {
      id,
      session_id: session,
      position,
      question_id: question.id,
      question_version_id: version,
      outcome_id: question.outcome,
      option_order: shownOrder(question, id),
    };
  });
}

function deliveryValues({ learner, account, delivery: { id, content } }: Required<Pick<Plan, "learner" | "account" | "delivery">>): object {
  return { id, learner_id: learner, account_id: account, session_id: content.kind === "message" ? undefined : content.session, content };
}

const iso = (instant: Instant | undefined): string | undefined => (instant === undefined ? undefined : new Date(instant).toISOString());

/** Clearing the time first makes it one reminder, whoever else looks. Answered, finished, paused and long overdue sessions are passed over. */
const REMIND = `WITH
  due AS (SELECT id, learner_id, completed_at, remind_at FROM session WHERE remind_at <= $1::timestamptz ORDER BY remind_at LIMIT $2::int FOR UPDATE SKIP LOCKED),
  cleared AS (UPDATE session SET remind_at = NULL FROM due WHERE session.id = due.id)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT due.id || '/reminder', due.learner_id, card.account_id, due.id, jsonb_build_object('kind', 'reminder', 'session', due.id)
  FROM due JOIN learner l ON l.id = due.learner_id JOIN delivery card ON card.id = due.id || '/card'
  WHERE due.completed_at IS NULL AND l.pause_reason IS NULL AND due.remind_at > $1::timestamptz - interval '${REMINDER_LATE}'
    AND NOT EXISTS (SELECT 1 FROM session_item i JOIN answer ON answer.item_id = i.id WHERE i.session_id = due.id)
  ON CONFLICT (id) DO NOTHING RETURNING id`;

async function remindDue({ tx, ring }: Ringing, now: Instant, limit: number): Promise<number> {
  const reminders = await rows<{ id: string }>(tx, REMIND, new Date(now), limit);
  await ring(reminders.map(({ id }) => ({ kind: "deliver", delivery: id as never })));
  return reminders.length;
}
