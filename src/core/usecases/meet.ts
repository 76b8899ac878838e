import type { Instant } from "../domain/ids.ts";
import { DEFAULT_DELIVERY_MINUTE, DEFAULT_WORKING_DAYS } from "../domain/learner.ts";
import type { Address, Again, LearnerChange, Person, Ports, Profile } from "../ports.ts";
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
    localeChosen: false,
    workingDays: DEFAULT_WORKING_DAYS,
    deliveryMinute: DEFAULT_DELIVERY_MINUTE,
    unanswered: 0,
  };
  await ports.people.join({ address, learner }, welcomeCard(learner, courses), now);
  return undefined;
}

type Needs = Pick<Ports, "people" | "chats" | "clock" | "holidays">;

/** Looks whether somebody has moved since. */
export async function followProfile(ports: Needs, person: Person): Promise<undefined> {
  const profile = await ports.chats[person.address.platform]?.profile(person.address);
  return profile && adopt(ports, person, profile);
}

/** Whoever travels takes their morning along, and whoever chose a zone or a language keeps it. */
export async function adopt(ports: Needs, { learner }: Person, { name, zone, locale }: Profile): Promise<undefined> {
  const change: LearnerChange = {
    ...(name && name !== learner.name ? { name } : {}),
    ...(locale && locale !== learner.locale && !learner.localeChosen ? { locale } : {}),
  };
  const moves = zone !== undefined && zone !== learner.zone && !learner.zoneChosen;
  if (moves) await reschedule(ports, learner, { ...change, zone });
  else if (Object.keys(change).length > 0) await ports.people.change(learner.id, change, "fundi", ports.clock());
  return undefined;
}
