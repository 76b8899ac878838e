import type { Workspace } from "./workspace.ts";

/** Writes `@name` and `#name` as Slack does in a command's text when its escaping is on: `<@U1|name>`, `<#C1|name>`. */
export function withMentions(workspace: Workspace, text: string): string {
  const users = [...workspace.users.values()].map(({ id, name }) => ({ written: `@${name}`, as: `<@${id}|${name}>` }));
  const channels = [...workspace.channels.values()].map(({ id, name }) => ({ written: `#${name}`, as: `<#${id}|${name}>` }));
  // The longest first, so that "@Thandi Nkosi" is not taken for "@Thandi".
  const known = [...users, ...channels].sort((a, b) => b.written.length - a.written.length);
  return text
    .split(/(?<=^|\s)(?=[@#])/)
    .map((part) => {
      const found = known.find(({ written }) => startsWithName(part, written));
      return found ? found.as + part.slice(found.written.length) : part;
    })
    .join("");
}

function startsWithName(part: string, written: string): boolean {
  const begins = part.slice(0, written.length).toLowerCase() === written.toLowerCase();
  return begins && !/^[\p{L}\p{N}_-]/u.test(part.slice(written.length));
}
