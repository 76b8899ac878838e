import { holidays } from "./adapters/holidays/holidays.ts";
import { type ExitCode, InputError, readArguments, withFundi } from "./command.ts";
import type { CourseId, QuestionId } from "./core/domain/ids.ts";
import { findingsOf, type ItemFacts, type ItemFinding } from "./core/domain/item-health.ts";
import { keepItem } from "./core/usecases/care-for-items.ts";
import { replayDue } from "./core/usecases/replay.ts";
import type { Fundi } from "./fundi.ts";

/** `items [--course ID]`, `items uphold QUESTION`, `items keep QUESTION`: the health of questions, and what becomes of the disputed ones. */
export async function itemsCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { course: { type: "string" }, json: { type: "boolean", default: false } });
  const [verb, question, ...rest] = positionals;
  if (verb === undefined) return withFundi((fundi) => list(fundi, values.course, values.json));
  if ((verb !== "uphold" && verb !== "keep") || rest.length > 0)
    throw new InputError(`items ${positionals.join(" ")}: write items, items uphold QUESTION or items keep QUESTION`);
  if (question === undefined) throw new InputError(`items ${verb}: name the question, as items lists it`);
  return withFundi((fundi) =>
    verb === "uphold" ? uphold(fundi, question as QuestionId, values.json) : keep(fundi, question as QuestionId, values.json),
  );
}

async function list({ store }: Fundi, course: string | undefined, json: boolean): Promise<ExitCode> {
  const { courses } = await store.courses.catalogue();
  if (course !== undefined && !courses.some(({ id }) => id === course))
    throw new InputError(`there is no course ${course}: ${courses.map(({ id }) => id).join(", ") || "none is taught yet, start Fundi once"}`);
  const items = (await store.items.health(course as CourseId | undefined)).map((facts) => ({ ...facts, findings: findingsOf(facts) }));
  if (json) console.log(JSON.stringify({ items }));
  else for (const { findings, ...facts } of items) printItem(facts, findings);
  if (!json)
    console.log(
      `${items.length} questions, ${items.filter(({ findings }) => findings.some(({ kind }) => kind !== "too-few-answers")).length} to look at`,
    );
  return 0;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function printItem({ question, stem, attempts, rightShare, discrimination, state, options }: ItemFacts, findings: readonly ItemFinding[]): void {
  const measured =
    attempts > 0 ? ` · ${percent(rightShare)} right · discrimination ${discrimination === undefined ? "unknown" : discrimination.toFixed(2)}` : "";
  console.log(`${question}  ${attempts} first answers${measured}${STATES[state]}`);
  console.log(`    ${stem}`);
  if (options.length > 0)
    console.log(`    ${options.map(({ text, right, chosen }) => `${right ? "✓" : "·"} ${text} ${percent(chosen)}`).join("   ")}`);
  for (const finding of findings) console.log(`    → ${FINDINGS[finding.kind](finding as never)}`);
}

const STATES: Readonly<Record<ItemFacts["state"], string>> = {
  "in-rotation": "",
  pulled: " · PULLED: asked no more until you change it or keep it",
  upheld: " · WITHDRAWN: a dispute was upheld; change it and it comes back",
  kept: " · kept",
};

const FINDINGS: { readonly [Kind in ItemFinding["kind"]]: (finding: Extract<ItemFinding, { kind: Kind }>) => string } = {
  "too-few-answers": () => "too few answers to say more",
  "check-the-key": () => "check the key: whoever knows the rest gets this one wrong",
  "poor-discrimination": () => "tells little about who knows the rest",
  "too-hard": () => "very hard: fewer than one in five are right at first",
  "too-easy": () => "very easy: more than four in five are right at first",
  "dead-distractor": ({ option }) => `nobody believes “${option}”: replace it`,
  disputed: ({ count }) => `${count === 1 ? "one learner says" : `${count} learners say`} that something is wrong: items uphold it, or items keep it`,
};

async function uphold({ store }: Fundi, question: QuestionId, json: boolean): Promise<ExitCode> {
  const upheld = await store.items.uphold(question, Date.now());
  if (!upheld) throw new InputError(`there is no question ${question}: npm run fundi -- items lists them`);
  const replayed = await replayDue({ replaying: store.replaying, holidays });
  const told = replayed.reduce((sum, report) => sum + report.told, 0);
  if (json) console.log(JSON.stringify({ question, ...upheld, told, organisations: replayed }));
  else
    console.log(
      `${question} is withdrawn and counts for nothing. ${upheld.learners} learners had answered it; their records are put right, and ${told} are told.`,
    );
  return 0;
}

async function keep({ store }: Fundi, question: QuestionId, json: boolean): Promise<ExitCode> {
  const current = (await store.items.health()).find(({ question: id }) => id === question);
  if (current?.state === "upheld") throw new InputError(`${question} was found to be wrong and stays withdrawn: change it and it comes back`);
  const told = await keepItem(store, question, Date.now());
  if (told === undefined) throw new InputError(`there is no question ${question}: npm run fundi -- items lists them`);
  if (json) console.log(JSON.stringify({ question, told }));
  else console.log(`${question} stays as it is. ${told} learners who reported it are told.`);
  return 0;
}
