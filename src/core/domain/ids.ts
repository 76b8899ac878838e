/** A string that means one thing only: a learner's id cannot pose as a lesson's. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

export type OrganisationId = Brand<string, "OrganisationId">;
export type AccountId = Brand<string, "AccountId">;
export type LearnerId = Brand<string, "LearnerId">;

/** The course folder's name, e.g. `learn-how-to-learn`. */
export type CourseId = Brand<string, "CourseId">;
/** `${course}/${outcome}`, e.g. `learn-how-to-learn/retrieve`. */
export type OutcomeId = Brand<string, "OutcomeId">;
/** `${course}/${file name without ending}`. */
export type LessonId = Brand<string, "LessonId">;
/** `${course}/${question}`: it stays the same when the author moves the question to another lesson. */
export type QuestionId = Brand<string, "QuestionId">;
/** `${lesson or question id}@${first 12 hex digits of the content's SHA-256}`. */
export type VersionId = Brand<string, "VersionId">;

/** `${learner}/${day}/${number}`: planning the same day twice yields the same session. */
export type SessionId = Brand<string, "SessionId">;
/** `${session}/${position}`: one question as it was shown in one session; it is answered at most once. */
export type ItemId = Brand<string, "ItemId">;
/** `${learner}/${day}/${part}`: the same part of the same day is one message, however often it is planned. */
export type DeliveryId = Brand<string, "DeliveryId">;
/** The event that asked for it: asking once asks one question. */
export type GroupQuizId = Brand<string, "GroupQuizId">;
/** What makes a platform's event unique, e.g. Slack's `event_id`. */
export type EventKey = Brand<string, "EventKey">;

/** A calendar date without a zone, `YYYY-MM-DD`; sorts as text. */
export type Day = Brand<string, "Day">;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
