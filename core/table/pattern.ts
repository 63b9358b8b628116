/** A pattern as its parts, as far as its needed words can be read from it. */
export type Part =
  /** Characters that stand as they are. */
  | { readonly kind: 'text'; readonly text: string }
  /** One of several characters: all of words, none of words, or both. */
  | { readonly kind: 'class'; readonly of: 'words' | 'gaps' | 'both' }
  /** Where words begin or end: `^`, `$`, `\b`. */
  | { readonly kind: 'edge' }
  /** Looks round, and takes nothing. */
  | { readonly kind: 'look' }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number };

type Class = Extract<Part, { kind: 'class' }>;

const WORD = /^[A-Za-z0-9_]$/;
/** Escapes that stand for a class. */
const CLASSES: Readonly<Record<string, Class['of']>> = {
  w: 'words',
  d: 'words',
  W: 'gaps',
  s: 'gaps',
  D: 'both',
  S: 'both',
};
/** Escapes for single characters that no word holds. */
const CONTROL = new Set(['n', 'r', 't', 'f', 'v']);
/** Characters without a meaning of their own, but for the last one, which may be repeated. */
const PLAIN = /[^\\^$.*+?()[\]{}|]+(?![*+?{])/y;
const REPEATS: Readonly<Record<string, number>> = { '?': 0, '*': 0, '+': 1 };

/** Whether `\w` takes a character. */
export function isWordChar(char: string): boolean {
  return WORD.test(char);
}

/**
 * The parts of a pattern of the kinds that the rule tables use (ECMA-262, 22.2.1); null where it uses another (a reference
 * to a group, `\B`, properties of Unicode): of such a pattern nothing is known.
 */
export function readPattern({ source, flags }: RegExp): Part | null {
  if (/[uv]/.test(flags)) return null;
  try {
    return new Reader(source).whole();
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

/** A pattern of another kind. */
class Unread extends Error {}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): Part {
    const part = this.#choice();
    if (this.#at < this.#source.length) throw new Unread();
    return part;
  }

  #choice(): Part {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 ? (options[0] as Part) : { kind: 'choice', options };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let next = this.#peek(); next !== '' && next !== '|' && next !== ')'; next = this.#peek())
      parts.push(this.#plain() ?? this.#repeated(this.#single()));
    return parts.length === 1 ? (parts[0] as Part) : { kind: 'sequence', parts };
  }

  #plain(): Part | null {
    PLAIN.lastIndex = this.#at;
    if (!PLAIN.test(this.#source)) return null;
    const text = this.#source.slice(this.#at, PLAIN.lastIndex);
    this.#at = PLAIN.lastIndex;
    return { kind: 'text', text };
  }

  #repeated(part: Part): Part {
    const least = this.#least();
    if (least === null) return part;
    this.#take('?');
    return { kind: 'repeat', part, least };
  }

  #least(): number | null {
    const mark = REPEATS[this.#peek()];
    if (mark !== undefined) {
      this.#at++;
      return mark;
    }
    if (!this.#take('{')) return null;
    const from = this.#at;
    this.#at = this.#source.indexOf('}', from) + 1;
    const least = Number.parseInt(this.#source.slice(from, this.#at), 10);
    if (Number.isNaN(least)) throw new Unread();
    return least;
  }

  #single(): Part {
    const char = this.#next();
    if (char === '(') return this.#group();
    if (char === '[') return this.#set();
    if (char === '\\') return this.#escaped();
    if (char === '^' || char === '$') return { kind: 'edge' };
    if (char === '.') return { kind: 'class', of: 'both' };
    return { kind: 'text', text: char };
  }

  #group(): Part {
    const looks = this.#opening();
    const inner = this.#choice();
    if (!this.#take(')')) throw new Unread();
    return looks ? { kind: 'look' } : inner;
  }

  /** What stands behind the bracket of a group; true where it looks round. */
  #opening(): boolean {
    if (!this.#take('?') || this.#take(':')) return false;
    const behind = this.#take('<');
    if (this.#take('=') || this.#take('!')) return true;
    if (!behind) throw new Unread();
    this.#at = this.#source.indexOf('>', this.#at) + 1;
    return false;
  }

  #escaped(): Part {
    const char = this.#next();
    if (char === 'b') return { kind: 'edge' };
    const of = CLASSES[char];
    if (of !== undefined) return { kind: 'class', of };
    if (CONTROL.has(char)) return { kind: 'class', of: 'gaps' };
    if (isWordChar(char)) throw new Unread();
    return { kind: 'text', text: char };
  }

  /** `[...]`: what is negated may be anything. */
  #set(): Class {
    const negated = this.#take('^');
    const kinds = new Set<Class['of']>();
    while (!this.#take(']')) kinds.add(this.#member());
    const [only] = kinds;
    return { kind: 'class', of: negated || kinds.size !== 1 || only === undefined ? 'both' : only };
  }

  #member(): Class['of'] {
    const char = this.#next();
    if (char === '\\') {
      const escaped = this.#next();
      return CLASSES[escaped] ?? (isWordChar(escaped) && !CONTROL.has(escaped) ? 'both' : 'gaps');
    }
    if (this.#peek() !== '-' || this.#source[this.#at + 1] === ']')
      return isWordChar(char) ? 'words' : 'gaps';
    this.#at++;
    this.#next();
    return 'both';
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #next(): string {
    if (this.#at >= this.#source.length) throw new Unread();
    return this.#source.charAt(this.#at++);
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at++;
    return true;
  }
}
