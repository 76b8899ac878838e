import type { Heartbeat, Outage } from "../../core/ports.ts";
import { type Database, rows } from "./database.ts";

/** The one row. */
const ID = 1;

interface OutageRow {
  readonly from: Date;
  readonly to: Date;
}

export function storedHeartbeat(database: Database): Heartbeat {
  return {
    async beat(now, toleratedMs) {
      const [outage] = await rows<OutageRow>(database, BEAT, new Date(now), toleratedMs);
      return outage && toOutage(outage);
    },
    async untold(learnerId) {
      const [outage] = await rows<OutageRow>(
        database,
        `SELECT o."from", o."to" FROM outage o JOIN learner l ON l.id = $1
         WHERE o."to" > coalesce(l.told_outage_at, l.created_at) AND EXISTS (
           SELECT 1 FROM session s WHERE s.learner_id = l.id AND s.offered_at < o."to") ORDER BY o."to" DESC LIMIT 1`,
        learnerId,
      );
      return outage && toOutage(outage);
    },
  };
}

/** Clocks of several processes differ by less; a clock set back by more than this was wrong before. */
const SET_BACK = "5 minutes";

/**
 * One statement: two processes that look at once see one outage. Whoever could not answer because we were away has missed nothing. After a clock was set
 * back, appointments made by the wrong clock are looked at anew: the calendar knows from the last session what is still to come.
 */
const BEAT = `WITH
  last AS (SELECT at FROM heartbeat WHERE id = ${ID} FOR UPDATE),
  beaten AS (INSERT INTO heartbeat (id, at) VALUES (${ID}, $1::timestamptz) ON CONFLICT (id) DO UPDATE SET at = excluded.at),
  away AS (
    INSERT INTO outage ("from", "to") SELECT at, $1::timestamptz FROM last WHERE $1::timestamptz - at > $2::int * interval '1 ms'
    RETURNING "from", "to"),
  back AS (
    UPDATE learner SET next_session_at = $1::timestamptz FROM last
    WHERE last.at - $1::timestamptz > interval '${SET_BACK}' AND next_session_at > $1::timestamptz AND pause_reason IS NULL),
  excused AS (
    UPDATE streak_day SET excused = true FROM away WHERE sessions = 0 AND offered_at < away."to" AND closes_at > away."from")
  SELECT "from", "to" FROM away`;

const toOutage = ({ from, to }: OutageRow): Outage => ({ from: from.getTime(), to: to.getTime() });
