import type { Metrics } from "./adapters/log/metrics.ts";
import type { Again, Chat, Inbox, Learning } from "./core/ports.ts";

// Counting is nobody's business but the wiring's: the use cases and the adapters do not know that they are counted.

export function measuredChat(chat: Chat, metrics: Metrics): Chat {
  return {
    ...chat,
    async send(to, id, view, begin) {
      const outcome = await chat.send(to, id, view, begin);
      metrics.deliveryEnded(outcome.kind);
      if (outcome.kind === "unknown") metrics.deliveryInDoubt();
      return outcome;
    },
  };
}

export function measuredLearning(learning: Learning, metrics: Metrics): Learning {
  return {
    ...learning,
    async answer(...given) {
      const result = await learning.answer(...given);
      if (result) metrics.answered(result.outcome);
      return result;
    },
  };
}

export function measuredInbox<Kind extends Pick<Inbox, "accept">>(inbox: Kind, metrics: Metrics): Kind {
  return {
    ...inbox,
    async accept(event) {
      try {
        const result = await inbox.accept(event);
        metrics.received(event.platform, result);
        return result;
      } catch (error) {
        metrics.received(event.platform, "failed");
        throw error;
      }
    },
  };
}

export async function measuredJob(metrics: Metrics, queue: string, work: () => Promise<Again | undefined>): Promise<Again | undefined> {
  const start = performance.now();
  return work().finally(() => metrics.jobTook(queue, (performance.now() - start) / 1000));
}
