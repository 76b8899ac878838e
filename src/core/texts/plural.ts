/** `1 day`, `3 days`. English alone can leave out the plural: it adds an s. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
