const names = new Map<string, string>();

/** Who or what an id in a message stands for; the id itself when nobody knows. */
export const nameOf = (id: string): string => names.get(id) ?? id;

export function learnName(id: string, name: string): void {
  names.set(id, name);
}
