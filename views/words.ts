/** `1 message`, `2 messages`: number and word are never parted by the end of a line. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count}\u00a0${count === 1 ? one : many}`;
}

/** Said where a search did not look at all that matches. */
export const CUT =
  'among the newest mails that match; a further word, or a filter such as d: or l:, reaches the others';
