import type { StateValues } from "../../slack/payloads.ts";
import type { Place, Where } from "../page-types.ts";

/** What blocks stand on, and for whom: a message, the Home or the modal. */
export interface Surface {
  readonly learner: string;
  readonly where: Where;
  /** What is filled in now, by block and action id. */
  readonly state: StateValues;
  /** What is said beside inputs, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** An element on a surface, and how it is called. */
export interface Spot {
  readonly learner: string;
  readonly place: Place;
  /** What is filled in on the element now, as Slack's `state.values` says it. */
  readonly held: Held;
  /** For those who do not see what stands around it. */
  readonly label: string;
  /** The id that a visible label points to; without it the element carries its label itself. */
  readonly id?: string;
  /** Ids of the hint and the error. */
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  /** Nobody is told before the whole form is sent. */
  readonly isSilent?: boolean;
}

interface OptionValue {
  readonly value: string;
}

export interface Held {
  readonly value?: string | null;
  readonly selected_option?: OptionValue | null;
  readonly selected_options?: readonly OptionValue[];
  readonly selected_time?: string | null;
}

/** Attributes of an element that is one field. A group of boxes has its own: see `renderBoxes`. */
export function fieldAttributes({ id, label, describedBy, isInvalid, isRequired, place }: Spot) {
  return {
    id,
    "aria-label": id === undefined ? label : undefined,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid ? "true" : undefined,
    "aria-required": isRequired ? "true" : undefined,
    "data-key": keyOf(place),
  };
}

/** The same for the same element drawn anew. */
export const keyOf = ({ block_id, action_id }: Place, position?: number): string => [block_id, action_id, position].join("/");
