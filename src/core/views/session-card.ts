import type { SessionRecord } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import type { View, ViewBlock } from "./view.ts";

/** Where the learner stands in the session the card opens. */
export type CardState = "new" | "started" | "done";

export function cardState(session: SessionRecord): CardState {
  if (session.completedAt !== undefined) return "done";
  return session.items.some(({ answer }) => answer) ? "started" : "new";
}

/** The lesson, or what the review is about, and the button that starts the questions. */
export function sessionCard(session: SessionRecord, course: string, state: CardState, texts: Texts): View {
  const title = sessionTitle(session, texts);
  const lead = session.notes.map((text): ViewBlock => ({ type: "text", text }));
  return {
    fallback: [...session.notes, texts.sessionFallback(title, session.items.length)].join(" "),
    blocks: [{ type: "heading", text: title }, ...lead, ...body(session, course, texts), ...ending(session, title, state, texts)],
  };
}

function sessionTitle(session: SessionRecord, texts: Texts): string {
  if (session.lesson) return session.lesson.lesson.title;
  return session.purpose === "quiz" ? texts.quizHeading : texts.reviewHeading;
}

function body({ lesson: versioned, items }: SessionRecord, course: string, texts: Texts): ViewBlock[] {
  if (!versioned) return [{ type: "text", text: texts.reviewIntro(items.length) }];
  const { lesson } = versioned;
  return [
    { type: "note", text: texts.lessonMinutes(lesson.minutes, course) },
    { type: "rich", content: lesson.body },
    ...lesson.sources.map((source): ViewBlock => ({ type: "source", label: texts.source, source })),
  ];
}

function ending(session: SessionRecord, title: string, state: CardState, texts: Texts): ViewBlock[] {
  if (state === "started") return [{ type: "note", text: texts.quizStarted }];
  if (state === "done") return [{ type: "note", text: texts.sessionDone }];
  return [
    { type: "note", text: texts.questionCount(session.items.length) },
    {
      type: "buttons",
      buttons: [{ label: texts.quizMe, description: texts.quizMeDescription(title), action: { type: "start", session: session.id }, primary: true }],
    },
  ];
}

/** One reminder, the same day. */
export function reminderCard(session: SessionRecord, texts: Texts): View {
  const title = sessionTitle(session, texts);
  const text = texts.reminder(title);
  return {
    fallback: `${text} ${texts.reminderNote}`,
    blocks: [
      { type: "text", text },
      { type: "note", text: texts.reminderNote },
      {
        type: "buttons",
        buttons: [
          { label: texts.quizMe, description: texts.quizMeDescription(title), action: { type: "start", session: session.id }, primary: true },
        ],
      },
    ],
  };
}
