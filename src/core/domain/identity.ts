import type { Day, DeliveryId, EventKey, ItemId, LearnerId, SessionId, VersionId } from "./ids.ts";

// Identity is the de-duplication: whoever plans the same thing twice arrives at the same id.

export const sessionId = (learner: LearnerId, day: Day, number: number): SessionId => `${learner}/${day}/${number}` as SessionId;

export const itemId = (session: SessionId, position: number): ItemId => `${session}/${position}` as ItemId;

/** The session an item belongs to, as its id says; what is no item's id names no session. */
export const sessionOf = (item: ItemId): SessionId => item.slice(0, Math.max(0, item.lastIndexOf("/"))) as SessionId;

export const cardId = (session: SessionId): DeliveryId => `${session}/card` as DeliveryId;

export const questionId = (item: ItemId): DeliveryId => `${item}/question` as DeliveryId;

export const summaryId = (session: SessionId): DeliveryId => `${session}/summary` as DeliveryId;

export const reminderId = (session: SessionId): DeliveryId => `${session}/reminder` as DeliveryId;

export const welcomeId = (learner: LearnerId): DeliveryId => `${learner}/welcome` as DeliveryId;

/** What a learner is told, once, about a question they answered that was wrong. */
export const correctionId = (learner: LearnerId, version: VersionId): DeliveryId => `${learner}/correction/${version}` as DeliveryId;

/** What a learner is told, once, about a question they reported that stays. */
export const answerToReportId = (learner: LearnerId, version: VersionId): DeliveryId => `${learner}/report/${version}` as DeliveryId;

/** The one message that answers a platform's event. */
export const replyId = (learner: LearnerId, event: EventKey): DeliveryId => `${learner}/reply/${event}` as DeliveryId;

/** Why Fundi fell silent, on the day it did. */
export const pauseNoticeId = (learner: LearnerId, day: Day): DeliveryId => `${learner}/${day}/pause` as DeliveryId;
