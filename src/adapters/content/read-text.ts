import fs from "node:fs";
import path from "node:path";
import { leavesFolder, reasonOf } from "./courses-folder.ts";
import { error, type Finding, type Report } from "./problem.ts";

/** A lesson with all its questions has about 20 kB; a file of this size is something else. */
const FILE_BYTES = 200_000;
/** Nine options with all they may hold need less; a file of stars and brackets without a break would take minutes to parse. */
const BLOCK_CHARACTERS = 10_000;

/** The file's text without byte order mark and with plain line ends; nothing when it is no text an author wrote. */
export function readText(root: string, file: string, report: Report): string | undefined {
  const bytes = readBytes(root, file);
  const text = Buffer.isBuffer(bytes) ? decode(bytes) : bytes;
  const fault = typeof text === "string" ? textFault(text) : text;
  if (fault) report(fault);
  return fault || typeof text !== "string" ? undefined : text;
}

function readBytes(root: string, file: string): Buffer | Finding {
  try {
    if (leavesFolder(root, file)) return error(1, "this link leaves the courses folder", "copy the file into the course");
    const stat = fs.statSync(path.join(root, file));
    if (!stat.isFile()) return error(1, "this is not a file", "remove it or put a text file in its place");
    if (stat.size > FILE_BYTES) return error(1, `the file has ${stat.size} bytes, more than ${FILE_BYTES}`, "split it into several lessons");
    return fs.readFileSync(path.join(root, file));
  } catch (cause) {
    return error(1, `the file cannot be read (${reasonOf(cause)})`, "check that it exists and may be read");
  }
}

function decode(bytes: Buffer): string | Finding {
  const text = decodeUtf8(bytes);
  return text?.replace(/\r\n?/g, "\n") ?? error(firstBadLine(bytes), "this is not UTF-8 text", "save the file with the encoding UTF-8");
}

/** Drops a byte order mark. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line feed is never part of a longer UTF-8 character, so lines can be tried one by one. */
function firstBadLine(bytes: Buffer): number {
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf("\n", start);
    const stop = end < 0 ? bytes.length : end;
    if (decodeUtf8(bytes.subarray(start, stop)) === undefined) return line;
    start = stop + 1;
  }
  return 1;
}

function textFault(text: string): Finding | undefined {
  if (text.trim() === "") return error(1, "the file is empty", "write it as docs/AUTHORING.md shows, or remove it");
  const lines = text.split("\n");
  const control = lines.findIndex((line) => /(?!\t)\p{Cc}/u.test(line));
  if (control >= 0) return error(control + 1, "this line holds an invisible control character", "type the line anew");
  const long = longBlock(lines);
  return long < 0
    ? undefined
    : error(long + 1, `more than ${BLOCK_CHARACTERS} characters stand here without an empty line`, "break them into paragraphs");
}

/** The index of the first line that makes a run of lines without an empty one too long. */
function longBlock(lines: readonly string[]): number {
  let characters = 0;
  return lines.findIndex((line) => {
    characters = line.trim() === "" ? 0 : characters + line.length;
    return characters > BLOCK_CHARACTERS;
  });
}
