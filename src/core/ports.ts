import type { Instant } from "./domain/ids.ts";
import type { Holidays } from "./domain/learner.ts";
import type { Chat, Platform } from "./ports/chat.ts";
import type { Courses } from "./ports/courses.ts";
import type { Deliveries } from "./ports/deliveries.ts";
import type { GroupQuizzes } from "./ports/group-quizzes.ts";
import type { Heartbeat } from "./ports/heartbeat.ts";
import type { Items } from "./ports/items.ts";
import type { Learning } from "./ports/learning.ts";
import type { People } from "./ports/people.ts";
import type { Planning } from "./ports/planning.ts";
import type { Replaying } from "./ports/replaying.ts";

export type * from "./ports/chat.ts";
export type * from "./ports/courses.ts";
export type * from "./ports/deliveries.ts";
export type * from "./ports/doorbell.ts";
export type * from "./ports/events.ts";
export type * from "./ports/group-quizzes.ts";
export type * from "./ports/heartbeat.ts";
export type * from "./ports/installations.ts";
export type * from "./ports/items.ts";
export type * from "./ports/learning.ts";
export type * from "./ports/people.ts";
export type * from "./ports/planning.ts";
export type * from "./ports/replaying.ts";

/** The learning clock. In the playground it can be moved; machine matters (leases, pacing) use the database's own time. */
export type Clock = () => Instant;

/** Everything outside, as a whole; each use case names the part it needs. */
export interface Ports {
  readonly clock: Clock;
  readonly holidays: Holidays;
  readonly isRegion: (region: string) => boolean;
  readonly chats: Readonly<Partial<Record<Platform, Chat>>>;
  readonly people: People;
  readonly courses: Courses;
  readonly planning: Planning;
  readonly learning: Learning;
  readonly groupQuizzes: GroupQuizzes;
  readonly replaying: Replaying;
  readonly items: Items;
  readonly deliveries: Deliveries;
  readonly heartbeat: Heartbeat;
}
