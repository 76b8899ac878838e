import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { UnusableData } from "./answer-log.ts";

/** Unpacks a gzip file piece by piece and hands over each line with its number, counted from 1. */
export async function readLines(file: string, take: (line: string, number: number) => void): Promise<void> {
  try {
    await pipeline(fs.createReadStream(file), createGunzip(), (unpacked) => split(file, unpacked, take));
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    if (!reason) throw error;
    throw new UnusableData(`${file}: ${reason}`, { cause: error });
  }
}

const LINE_AT_MOST = 100_000;
const CUT_OFF = "the file is empty, cut off or damaged; fetch or pack it again";
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file; check the path",
  ENOTDIR: "no such file; check the path",
  EACCES: "this file may not be read; change its permissions",
  EISDIR: "this is a folder; name one file in it",
  Z_DATA_ERROR: "not a gzip file, or damaged; pack a plain CSV file with “gzip FILE.csv”",
  Z_BUF_ERROR: CUT_OFF,
};

async function split(file: string, unpacked: AsyncIterable<Buffer>, take: (line: string, number: number) => void): Promise<void> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest = "";
  for await (const piece of unpacked) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() as string;
    for (const line of lines) take(line.replace(/\r$/, ""), ++number);
    if (rest.length > LINE_AT_MOST) throw new UnusableData(`${file}:${number + 1}: a line without end; write one answer a line`);
  }
  if (rest !== "") take(rest, number + 1);
}
