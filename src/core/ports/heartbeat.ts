import type { Instant, LearnerId } from "../domain/ids.ts";

export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Heartbeat {
  /**
   * Records that Fundi looks at what is due; an outage when it has not for longer than `toleratedMs`, and excuses the days it touched. A clock that was
   * set back makes everybody's next session be looked at anew.
   */
  beat(now: Instant, toleratedMs: number): Promise<Outage | undefined>;
  /** The newest outage this learner has not been told about. */
  untold(learner: LearnerId): Promise<Outage | undefined>;
}
