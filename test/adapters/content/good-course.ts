/** A course folder's files by path; what stands in them is text, or bytes that are none. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const COURSE_YAML = "good-course/course.yaml";
export const FIRST = "good-course/01-first.md";
export const SECOND = "good-course/02-second.md";

const courseYaml = `title: A good course
language: en
order: 1
description: Does what it should.
outcomes:
  - id: retrieve
    title: Learn by recalling
    statement: Choose habits that make you recall.
    minutes: 45
    prerequisites: []
    mastery:
      target: 0.9
    credential:
      description: The holder recalls.
      tags: [learning, memory]
      alignments:
        - title: A framework
          url: https://example.org/entry
`;

const first = `---
title: The first lesson
outcome: retrieve
minutes: 2
sources:
  - title: A paper
    url: https://example.org/paper
---

Rereading *feels* like **learning**, says [a
paper](https://example.org/paper "Title").

> Close the page.

- write \`down\`
- look again

1. one
2. two

\`\`\`kotlin
recall()
\`\`\`

## Question: a-single

What helps you most to remember it?

- [ ] Reading it a second time
  - It makes the text familiar, not known.
- [x] Noting what you recall
  - Recalling strengthens the path you need.
- [ ] Underlining sentences
  - It keeps you busy and changes little.

Source: [A paper](https://example.org/paper)
Difficulty: easy

## Question: a-multiple

Which two of these are recall?

- [x] Writing it from memory
  - Nothing is in front of you while you write.
- [ ] Copying it word by word
  - The words are in front of you all the time.
- [x] Telling it to a friend
  - You find the words yourself, so it counts.

Source: [A paper](https://example.org/paper)
Difficulty: medium

## Question: a-true-false

Rereading is the best method.

- [ ] True
  - It feels best, which is something else.
- [x] False
  - Recalling it beats rereading it next week.

Source: [A paper](https://example.org/paper)
Difficulty: hard

## Question: a-scenario

> Naledi has read the page once.
> Ten minutes are left.

What should she do?

- [x] Note what she recalls
  - She practises what she will need on Friday.
- [ ] Read the page again
  - It becomes familiar, and that is all it does.
- [ ] Underline the page
  - She is busy, and her memory has a break.

Source: [A paper](https://example.org/paper)
Difficulty: medium

## Question: an-ordering

Put the steps in order:

\`\`\`
a page
\`\`\`

1. Read
2. Recall
3. Look again

Because: You cannot recall what you have not read,
and you look again to mend the gaps.
Source: [A paper](https://example.org/paper)
Difficulty: medium

## Question: a-numeric

After how many days should you come back?

Answer: 14 ± 2,5 days

Because: A good pause is a part of the time.

Source: [A paper](https://example.org/paper)
Difficulty: medium

## Question: a-short-text

What is it called?

Answer: recall | re-call
Because: That is its name in the papers.

Source: [A paper](https://example.org/paper)
Difficulty: medium
`;

/** A single choice question without fault whose right option stands at a place from 0. */
export function single(id: string, place = 0, texts: readonly string[] = ["one thing", "a thing 2", "a thing 3"]): string {
  const options = texts.map((text, i) => `- [${i === place ? "x" : " "}] ${text}\n  - This explains option ${i + 1} of ${id}.\n`);
  return `## Question: ${id}\n\nWhat is it?\n\n${options.join("")}\nSource: [A paper](https://example.org/paper)\nDifficulty: easy\n`;
}

export function lessonText(questions: readonly string[], outcome = "retrieve"): string {
  return `---\ntitle: A lesson\noutcome: ${outcome}\nminutes: 1\n---\n\nOne idea.\n\n${questions.join("\n")}`;
}

/** One course with every kind of question and nothing to complain about. */
export const GOOD: Files = {
  [COURSE_YAML]: courseYaml,
  [FIRST]: first,
  [SECOND]: lessonText([single("more-1", 0), single("more-2", 1), single("more-3", 2)]),
};
