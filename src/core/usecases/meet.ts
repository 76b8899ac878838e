import type { Instant } from "../domain/ids.ts";
import { DEFAULT_DELIVERY_MINUTE, DEFAULT_WORKING_DAYS } from "../domain/learner.ts";
import type { Address, Again, Person, Ports } from "../ports.ts";
import { welcomeCard } from "../views/message-cards.ts";
import { reschedule } from "./reschedule.ts";

const ASK_AGAIN_MS = 15_000;

/** First contact: says who Fundi is and offers the courses. Nobody is enrolled without having chosen. */
export async function meet(ports: Pick<Ports, "people" | "courses" | "chats">, address: Address, now: Instant): Promise<Again | undefined> {
  const profile = await ports.chats[address.platform]?.profile(address);
  if (!profile) return { againMs: ASK_AGAIN_MS };
  const { courses } = await ports.courses.catalogue();
  const learner = {
    name: profile.name,
    zone: profile.zone ?? "UTC",
    zoneChosen: false,
    region: "",
    locale: profile.locale ?? "en",
    workingDays: DEFAULT_WORKING_DAYS,
    deliveryMinute: DEFAULT_DELIVERY_MINUTE,
    unanswered: 0,
  };
  await ports.people.join({ address, learner }, welcomeCard(learner, courses), now);
  return undefined;
}

/** Whoever travels takes their morning along, unless they chose a zone themselves. */
export async function followZone(ports: Pick<Ports, "people" | "chats" | "clock" | "holidays">, { learner, address }: Person): Promise<undefined> {
  if (learner.zoneChosen) return undefined;
  const profile = await ports.chats[address.platform]?.profile(address);
  if (profile?.zone && profile.zone !== learner.zone) await reschedule(ports, learner, { zone: profile.zone });
  return undefined;
}
