import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { AnswerLog } from "../../bench/mastery/answer-log.ts";
import { readAnswers } from "../../bench/mastery/read-answers.ts";
import { HEADER, syntheticLines, TemporaryFile } from "./synthetic.ts";

async function read(...lines: string[]): Promise<AnswerLog> {
  using file = new TemporaryFile(lines.join("\n"));
  return await readAnswers(file.path);
}

/** What the reader says, without the folder. */
async function complaint(content: string | Uint8Array): Promise<string> {
  using file = new TemporaryFile(content);
  const said = await readAnswers(file.path).then(String, (error: Error) => error.message);
  return said.replace(file.path, "FILE");
}

describe("A file is read", () => {
  test("whatever the order of the columns, with unknown ones left alone, from any system", async () => {
    const log = await read(
      "\uFEFFfold,note,correct,t,skill,options,item,learner\r",
      "0,x,1,90000,7,4,33,5\r",
      "0,y,0,90000,7,0,34,5\r",
      "1,,1,-5,8,2,33,6\r",
      "",
    );
    expect(log).toMatchObject({ answers: 3, outcomes: 2, questions: 2, isTimed: true });
    const [five, six] = log.learners;
    expect(five).toMatchObject({
      fold: 0,
      firstRow: 0,
      answers: [
        { outcome: 0, question: 0, floor: 0.25, at: 90_000_000, right: true },
        { question: 1, floor: 0.05, right: false },
      ],
    });
    expect(six).toMatchObject({ fold: 1, firstRow: 2, answers: [{ outcome: 1, question: 0, floor: 0.5, at: -5000, right: true }] });
    // The day before sorts before.
    expect(six!.answers[0]!.day < five!.answers[0]!.day).toBe(true);
  });

  test("and an order index is told from time", async () => {
    expect((await read(...syntheticLines({ learners: 5, answers: 9, timed: false }))).isTimed).toBe(false);
    expect((await read(...syntheticLines({ learners: 5, answers: 9, timed: true }))).isTimed).toBe(true);
  });
});

describe("What is wrong with a file is told with its line and the remedy", () => {
  const GOOD = "1,2,3,50,1,0";
  test.each([
    ["1,2,3,60,1", "FILE:3: 5 fields, but the header names 6; write one answer a line, with every column"],
    ["", "FILE:3: 1 fields, but the header names 6; write one answer a line, with every column"],
    ["1,2,3,60,1,0,9", "FILE:3: 7 fields, but the header names 6; write one answer a line, with every column"],
    ["1,2,3,soon,1,0", "FILE:3: t is “soon”; write a whole number"],
    ["1,2.5,3,60,1,0", "FILE:3: item is “2.5”; write a whole number"],
    ["1,2,,60,1,0", "FILE:3: skill is “”; write a whole number"],
    ["99999999999999999999,2,3,60,1,0", "FILE:3: learner is “99999999999999999999”; write a whole number"],
    ["1,2,3,60,2,0", "FILE:3: correct is 2; write 1 for right and 0 for wrong"],
    ["1,2,3,60,1,-1", "FILE:3: fold is -1; number the folds 0, 1, 2 …"],
    ["1,2,3,60,1,1", "FILE:3: learner 1 is in fold 1, before in fold 0; put all their rows into one fold"],
    ["1,2,3,40,1,0", "FILE:3: t goes back from 50 to 40; sort the rows of learner 1 by time"],
    ["2,2,3,60,1,1\n1,2,3,60,1,0", "FILE:4: learner 1 had rows further up; put all rows of a learner together"],
  ])("row %j", async (row, message) => {
    expect(await complaint([HEADER, GOOD, row, "7,2,3,0,1,1"].join("\n"))).toBe(message);
  });

  test.each([
    [
      "learner,item,t,correct\n",
      "FILE:1: no column skill, fold; the first line names the columns learner,item,skill,t,correct,fold and, if known, options",
    ],
    [`${HEADER},t\n`, "FILE:1: two columns are called “t”; rename or remove one"],
    [`${HEADER},options\n1,2,3,50,1,0,1\n`, "FILE:2: options is 1; write how many there are to choose from, 0 for an open answer"],
    [`${HEADER}\n`, "FILE: no answers; the file needs a header line and a line for each answer"],
    ["", "FILE: no answers; the file needs a header line and a line for each answer"],
    [`${HEADER}\n${GOOD}\n`, "FILE: all learners are in one fold; spread them over five, so that each can be foretold from the others"],
    ["9".repeat(200_000), "FILE:1: a line without end; write one answer a line"],
  ])("file %#", async (content, message) => {
    expect(await complaint(content)).toBe(message);
  });

  test("a file that is not packed, cut off, or not there", async () => {
    expect(await complaint(Buffer.from(`${HEADER}\n`))).toBe("FILE: not a gzip file, or damaged; pack a plain CSV file with “gzip FILE.csv”");
    const packed = gzipSync(syntheticLines({ learners: 5, answers: 50 }).join("\n"));
    expect(await complaint(packed.subarray(0, packed.length / 2))).toBe("FILE: the file is empty, cut off or damaged; fetch or pack it again");
    await expect(readAnswers("/nowhere/answers.csv.gz")).rejects.toThrow("/nowhere/answers.csv.gz: no such file; check the path");
  });
});
