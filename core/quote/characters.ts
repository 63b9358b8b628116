/**
 * Characters that every line is asked for. Flags by code: to look one up in a `Set` would take longer than what is
 * saved by asking.
 */
export class Characters {
  private readonly flags: Uint8Array;

  /** @param texts of which the first characters are meant */
  constructor(texts: Iterable<string>) {
    const codes = Array.from(texts, (text) => text.charCodeAt(0));
    this.flags = new Uint8Array(Math.max(0, ...codes) + 1);
    for (const code of codes) this.flags[code] = 1;
  }

  has(code: number): boolean {
    return this.flags[code] === 1;
  }
}
