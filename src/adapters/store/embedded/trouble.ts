/** One sentence for whoever starts Fundi: what is wrong and what to do. What PostgreSQL or the system said stays in `cause`. */
export function startTrouble(data: string, said: string): Error {
  return new Error(sentence(data, said), { cause: new Error(said.trim().slice(-4000)) });
}

function sentence(data: string, said: string): string {
  if (/No space left on device|ENOSPC/.test(said)) return `The disk that holds ${data} is full: free some space and start again`;
  if (/EROFS|[Rr]ead-only file system/.test(said)) return `${data} is on a read-only disk: set FUNDI_DATA_DIR to a folder that can be written`;
  if (/EACCES|EPERM|Permission denied|has wrong ownership/.test(said)) {
    return `Fundi may not write to ${data}: give it to the user who runs Fundi, or set FUNDI_DATA_DIR to another folder`;
  }
  if (/EEXIST|ENOTDIR|Not a directory/.test(said)) return `${data} cannot be made because a file is in its way: set FUNDI_DATA_DIR to another folder`;
  if (/lock file|pre-existing shared memory/.test(said)) {
    return `${data} is in use by another PostgreSQL that does not answer: stop it, or set FUNDI_DATA_DIR to another folder`;
  }
  return `PostgreSQL did not start in ${data}: ${lastWords(said)}; put this right, or set DATABASE_URL to another server`;
}

function lastWords(said: string): string {
  const lines = said.trim().split("\n");
  const line = lines.findLast((text) => /(FATAL|PANIC|error|ERROR):/.test(text)) ?? lines.at(-1);
  return line?.replace(/^.*(FATAL|PANIC|ERROR): */, "").trim() || "it said nothing";
}
