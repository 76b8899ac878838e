import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { mulberry32 } from "../../src/core/domain/chance.ts";
import { sigmoid } from "../../src/core/domain/mastery/numbers.ts";

export const HEADER = "learner,item,skill,t,correct,fold";
const FOLDS = 5;
const QUESTIONS = 12;
const OUTCOMES = 3;
const SITTING = 12;

/** Invented answers, as the lines of a file: learners of various levels who get better, a dozen questions for each of three outcomes, a sitting every day. */
export function syntheticLines({ learners, answers, timed = true }: { learners: number; answers: number; timed?: boolean }): string[] {
  const chance = mulberry32(2026);
  const lines = [HEADER];
  for (let learner = 0; learner < learners; learner++) {
    const level = 3 * chance() - 1;
    for (let n = 0; n < answers; n++) {
      const skill = Math.floor(OUTCOMES * chance());
      const item = QUESTIONS * skill + Math.floor(QUESTIONS * chance());
      const right = chance() < sigmoid(level + 0.03 * n - ((item % QUESTIONS) - QUESTIONS / 2) / 4);
      const t = timed ? 86_400 * Math.floor(n / SITTING) + 40 * (n % SITTING) : n;
      lines.push([learner, item, skill, t, right ? 1 : 0, learner % FOLDS].join(","));
    }
  }
  return lines;
}

/** A gzip file in a folder of its own, gone at the end of the block. */
export class TemporaryFile implements Disposable {
  readonly path: string;

  constructor(content: string | Uint8Array, name = "answers.csv.gz") {
    this.path = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "fundi-bench-")), name);
    fs.writeFileSync(this.path, typeof content === "string" ? gzipSync(content) : content);
  }

  [Symbol.dispose](): void {
    fs.rmSync(path.dirname(this.path), { recursive: true, force: true });
  }
}
