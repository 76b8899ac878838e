import { plainText } from "../domain/rich-text.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import type { Button, View, ViewBlock } from "./view.ts";

/** What a session's course and outcome are called. */
export interface SessionNames {
  readonly course: string;
  readonly outcome: string;
  /** Its lesson begins an outcome: the moment to say that one knows it already. */
  readonly isFirstOfOutcome: boolean;
}

/** Where the learner stands in the session the card opens. */
export type CardState = "new" | "started" | "done";

export function cardState(session: SessionRecord): CardState {
  if (session.completedAt !== undefined) return "done";
  return session.items.some(({ answer }) => answer) ? "started" : "new";
}

/** The lesson, or what the review is about, and the button that starts the questions. */
export function sessionCard(session: SessionRecord, names: SessionNames, state: CardState, texts: Texts): View {
  const title = sessionTitle(session, names, texts);
  const lead = session.notes.map((text): ViewBlock => ({ type: "text", text }));
  return {
    fallback: [
      ...session.notes,
      texts.sessionFallback(title, session.items.length),
      ...(session.lesson ? [plainText(session.lesson.lesson.body)] : []),
    ].join("\n"),
    blocks: [{ type: "heading", text: title }, ...lead, ...body(session, names, texts), ...ending(session, names, state, texts)],
  };
}

function sessionTitle(session: SessionRecord, { outcome }: SessionNames, texts: Texts): string {
  if (session.lesson) return session.lesson.lesson.title;
  if (session.purpose === "proof") return texts.proofHeading(outcome);
  return session.purpose === "quiz" ? texts.quizHeading : texts.reviewHeading;
}

function body({ lesson: versioned, items, purpose }: SessionRecord, { course }: SessionNames, texts: Texts): ViewBlock[] {
  if (!versioned) return [{ type: "text", text: purpose === "proof" ? texts.proofIntro(items.length) : texts.reviewIntro(items.length) }];
  const { lesson } = versioned;
  return [
    { type: "note", text: texts.lessonMinutes(lesson.minutes, course) },
    { type: "rich", content: lesson.body },
    ...lesson.sources.map((source): ViewBlock => ({ type: "source", label: texts.source, source })),
  ];
}

function ending(session: SessionRecord, names: SessionNames, state: CardState, texts: Texts): ViewBlock[] {
  if (state === "started") return [{ type: "note", text: texts.quizStarted }];
  if (state === "done") return [{ type: "note", text: texts.sessionDone }];
  return [
    { type: "note", text: texts.questionCount(session.items.length) },
    { type: "buttons", buttons: [startButton(session, names, texts), ...(names.isFirstOfOutcome ? proveButtons(session, names, texts) : [])] },
  ];
}

const startButton = (session: SessionRecord, names: SessionNames, texts: Texts): Button => ({
  label: texts.quizMe,
  description: texts.quizMeDescription(sessionTitle(session, names, texts)),
  action: { type: "start", session: session.id },
  primary: true,
});

function proveButtons({ lesson }: SessionRecord, { outcome }: SessionNames, texts: Texts): Button[] {
  if (!lesson) return [];
  return [{ label: texts.proveButton, description: texts.proveDescription(outcome), action: { type: "prove", outcome: lesson.lesson.outcome } }];
}

/** One reminder, the same day. */
export function reminderCard(session: SessionRecord, names: SessionNames, texts: Texts): View {
  const title = sessionTitle(session, names, texts);
  const text = texts.reminder(title);
  return {
    fallback: `${text} ${texts.reminderNote}`,
    blocks: [
      { type: "text", text },
      { type: "note", text: texts.reminderNote },
      { type: "buttons", buttons: [startButton(session, names, texts)] },
    ],
  };
}
