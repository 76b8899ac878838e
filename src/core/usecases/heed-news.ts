import { never } from "../domain/never.ts";
import type { Address, PersonNews, Ports } from "../ports.ts";
import { adopt } from "./meet.ts";

/** What a platform tells of somebody by itself; of people who are no learners nothing is kept. */
export async function heedNews(ports: Ports, about: Address, news: PersonNews): Promise<undefined> {
  // A profile is news of somebody who is here; the rest may be of somebody who is gone.
  const person = await (news.kind === "profile" ? ports.people.find(about) : ports.people.known(about));
  if (!person) return undefined;
  switch (news.kind) {
    case "gone":
      await ports.people.gone(person.account, ports.clock());
      return undefined;
    case "quiet":
      await ports.people.setQuiet(person.account, news.quiet);
      return undefined;
    case "profile":
      return adopt(ports, person, news.profile);
    default:
      return never(news);
  }
}
