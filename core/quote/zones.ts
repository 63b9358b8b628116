import { type AttributionReader, readAttribution } from './attribution.js';
import { Characters } from './characters.js';
import { DiffReader } from './diff.js';
import { beginsFooter, beginsSignature, isSignedBy, SIGNATURE_LINES } from './endings.js';
import { endsForward, mayBeginHeaderBlock, readHeaderBlock } from './header.js';
import { DEEPEST_QUOTE, type Line, mayEndAttribution, PATTERN_CHARACTERS } from './lines.js';
import type { BodyLine, PatchAnchor, Speaker } from './nodes.js';
import { nameKey } from './provenance.js';
import { UnmarkedLevels } from './unmarked.js';
import { ZONE_RULES } from './zones.rules.js';

/** What a line tells by its words. */
interface Told {
  /** Key of a trailer. */
  readonly key: string | null;
  /** Whom an attribution names. */
  readonly speaker: Speaker | null;
  /** Place of a diff line. */
  readonly anchor: PatchAnchor | null;
}
const NOTHING: Told = { key: null, speaker: null, anchor: null };

/** What one line is, apart from who wrote it. */
export interface Zone extends Told {
  readonly kind: BodyLine['kind'];
  readonly depth: number;
  /** The line begins a leaf of its own even when the line above is of the same kind. */
  readonly begins: boolean;
}

/** Lines of a PGP signature block: 4,096-bit keys make 16, older ones with comments more. */
const ARMOR_LINES = 40;
/** Lines of the notice that a list server adds. */
const FOOTER_LINES = 8;
/** Lines over which clients wrap an attribution. */
const ATTRIBUTION_LINES = 4;
/** Lines that some rule of the table may match; most prose is done with after this one look. */
const MAY_MATCH =
  /^\s{0,4}(?:[[(<{|*.…-]|[\w-]{1,60}:|(?:hi|he|de|ha|go|gr|to|ma|mo|pl|yo|fo|vi|th|sn|cu|tr|sk|om|el)[\w ,!.-])/i;

/** First characters of the lines that `MAY_MATCH` lets through. */
const FIRST_CHARACTERS = new Characters('[(<{|*.…-ABCDEFGHIJKLMNOPQRSTUVWXYZcdefghmopstvy');
/** Lines of a mail that are looked at as ends of attributions: real mail has fewer than a hundred. */
const MOST_TRIES = 4_000;
/** Header blocks of a mail that are read: a digest of a hundred mails has as many. */
const MOST_BLOCKS = 500;

/** A run of lines that one line at its head announced. */
interface Block {
  readonly kind: 'signature' | 'footer';
  readonly depth: number;
  readonly untilArmorEnds: boolean;
  left: number;
}

/**
 * Says of each line of a body what it is; null for blank lines. One pass; each line is looked at a bounded number of times.
 *
 * @param sender whom "I wrote:" names, and whose patches are no quotes  @param attribution reads attribution lines
 */
export function readZones(
  lines: readonly Line[],
  sender: Speaker | null = null,
  attribution: AttributionReader = readAttribution,
): readonly (Zone | null)[] {
  const reader = new ZoneReader(lines, sender, attribution);
  for (const line of lines) reader.read(line);
  return reader.zones;
}

class ZoneReader {
  readonly zones: (Zone | null)[] = [];
  private readonly diffs: (DiffReader | undefined)[] = [];
  /** Depths at which other words than a greeting were seen. */
  private readonly begun: boolean[] = [];
  private block: Block | null = null;
  /** Zone of the nearest line above that is not blank. */
  private last: Zone | null = null;
  private readonly unmarked = new UnmarkedLevels();
  /** Index of the nearest line that may end an attribution, from the line on that was asked for last. */
  private nextEnd = -1;
  private tries = 0;
  private blocks = 0;

  constructor(
    private readonly lines: readonly Line[],
    private readonly sender: Speaker | null,
    private readonly attribution: AttributionReader,
  ) {}

  read(line: Line): void {
    if (this.zones.length >= line.number) return;
    if (line.blank) {
      this.diffs[line.depth]?.readBlank();
      this.zones.push(null);
      return;
    }
    if (line.isRest) {
      this.pushPlain(line, 'paragraph');
      return;
    }
    const text = line.text.length > PATTERN_CHARACTERS ? line.text.slice(0, PATTERN_CHARACTERS) : line.text;
    if (this.readBlock(line, text) || this.readDiff(line, text)) return;
    if (this.beginBlock(line, text) || this.readAttributionLines(line, text)) return;
    this.readPlain(line, text);
  }

  /** The zone in one literal, never from a spread one: that would take as long as all else that is done to the line. */
  private push(line: Line, kind: Zone['kind'], begins: boolean, told: Told = NOTHING, above = 0): void {
    const { key, speaker, anchor } = told;
    this.last = { kind, depth: this.depthOf(line) - above, begins, key, speaker, anchor };
    this.zones.push(this.last);
  }

  private depthOf(line: Line): number {
    return Math.min(DEEPEST_QUOTE, line.depth + this.unmarked.at(line.depth));
  }

  /** A zone of nothing but its kind and depth: most lines share theirs with the line above. */
  private pushPlain(line: Line, kind: Zone['kind']): void {
    const { last } = this;
    const depth = this.depthOf(line);
    const isSame =
      last !== null &&
      last.kind === kind &&
      last.depth === depth &&
      !last.begins &&
      last.anchor === null &&
      last.key === null;
    if (isSame) this.zones.push(last);
    else this.push(line, kind, false);
  }

  private readBlock(line: Line, text: string): boolean {
    const { block } = this;
    if (block === null || block.left <= 0 || block.depth !== line.depth) {
      this.block = null;
      return false;
    }
    const armorEnds = block.untilArmorEnds && text.startsWith('-----END PGP');
    block.left = armorEnds ? 0 : block.left - 1;
    if (!block.untilArmorEnds && block.kind === 'signature' && beginsFooter(this.lines, line, text))
      return this.beginFooter(line);
    this.pushPlain(line, block.kind);
    return true;
  }

  private readDiff(line: Line, text: string): boolean {
    const code = text.charCodeAt(0);
    this.diffs[line.depth] ??= new DiffReader();
    const reader = this.diffs[line.depth] as DiffReader;
    const part = reader.read(text, code, line.tail);
    if (part === 'none') return false;
    const begins = part === 'begins';
    const goesOn = !begins && this.last?.kind === 'patch' && this.last.depth === this.depthOf(line);
    if (goesOn) this.pushPlain(line, 'patch');
    else this.push(line, 'patch', begins, { key: null, speaker: null, anchor: reader.anchor() });
    return true;
  }

  /** Signature marks, PGP armor and list footers: the lines below belong to them too. */
  private beginBlock(line: Line, text: string): boolean {
    const first = text.charCodeAt(0);
    if (first === 45 && beginsSignature(this.lines, line, text)) {
      // The sender's own, below a mail that is quoted without marks.
      const isOwn = (name: string): boolean => this.isSender({ name, address: null });
      if (this.unmarked.at(line.depth) > 0 && isSignedBy(this.lines, line, isOwn)) this.unmarked.close();
      return this.begin(line, 'signature', SIGNATURE_LINES, false);
    }
    if (first === 45 && text.startsWith('-----BEGIN PGP SIGNATURE'))
      return this.begin(line, 'signature', ARMOR_LINES, true);
    return beginsFooter(this.lines, line, text) && this.beginFooter(line);
  }

  /** At the end of a body it is the last list's, which is outside of what is quoted without marks. */
  private beginFooter(line: Line): boolean {
    if (line.depth === 0 && this.lines.length - line.number < FOOTER_LINES) this.unmarked.closeAll();
    return this.begin(line, 'footer', FOOTER_LINES, false);
  }

  private begin(line: Line, kind: Block['kind'], left: number, untilArmorEnds: boolean): boolean {
    this.block = { kind, depth: line.depth, untilArmorEnds, left };
    this.push(line, kind, true);
    return true;
  }

  private readAttributionLines(line: Line, text: string): boolean {
    if (this.unmarked.at(line.depth) > 0 && endsForward(text, line.head)) {
      this.unmarked.close();
      this.pushPlain(line, 'footer');
      return true;
    }
    if (mayBeginHeaderBlock(text, line.head) && this.blocks < MOST_BLOCKS) {
      const block = readHeaderBlock(this.lines, line.number - 1);
      if (block !== null) {
        this.blocks++;
        const isPatch = line.depth === 0 && block.headsPatch && this.isSender(block.speaker);
        return this.pushAttribution(line, block.lines, block.speaker, isPatch ? 'alike' : 'deeper');
      }
    }
    const from = line.number - 1;
    const end = from + ATTRIBUTION_LINES;
    for (let at = this.endAfter(from); at < end; at = this.endBetween(at + 1, end)) {
      const joined = this.joined(from, at, text);
      if (joined === null || this.tries++ > MOST_TRIES) return false;
      const writer = this.attribution(joined, this.goesDeeper(at + 1, line.depth));
      if (writer === null) continue;
      const speaker = writer === 'answered' ? null : writer === 'sender' ? this.sender : writer;
      return this.pushAttribution(line, at - from + 1, speaker, 'alike');
    }
    return false;
  }

  /** Index of the nearest line from `index` on that may end an attribution; ask in rising order. */
  private endAfter(index: number): number {
    if (this.nextEnd < index) this.nextEnd = this.endBetween(index, this.lines.length);
    return this.nextEnd;
  }

  /** Index of the first line from `index` on that may end an attribution; `end` or more where there is none before it. */
  private endBetween(index: number, end: number): number {
    let at = index;
    while (at < end && at < this.lines.length && !mayEndAttribution(this.lines[at] as Line)) at++;
    return at < this.lines.length ? at : at + ATTRIBUTION_LINES;
  }

  /** The lines up to one as one; null where a blank or long line or another depth stands between. */
  private joined(from: number, to: number, text: string): string | null {
    const depth = this.lines[from]?.depth;
    let joined = text;
    for (let i = from; i <= to; i++) {
      const part = this.lines[i];
      if (part === undefined || part.blank || part.depth !== depth || part.text.length > 200) return null;
      if (i > from) joined += ` ${part.text.trim()}`;
    }
    return joined;
  }

  /** @param below whether unmarked lines below are a level deeper than they look */
  private pushAttribution(
    line: Line,
    count: number,
    speaker: Speaker | null,
    below: 'deeper' | 'alike',
  ): boolean {
    const from = line.number - 1;
    const told = { key: null, speaker, anchor: null };
    this.unmarked.endBelow(line.depth);
    const deepens = below === 'deeper' && !this.goesDeeper(from + count, line.depth);
    const above = deepens && this.beginsQuote(line) ? 1 : 0;
    for (let i = from; i < from + count; i++) {
      const part = this.lines[i] as Line;
      if (part.blank) this.zones.push(null);
      else this.push(part, 'attribution', i === from, told, above);
    }
    this.diffs.length = Math.min(this.diffs.length, line.depth + 1);
    this.begun.length = Math.min(this.begun.length, line.depth + 1);
    if (deepens && above === 0) this.unmarked.open(line.depth);
    return true;
  }

  /** Marked lines begin here that nothing introduces: a header block at their head does, and names who wrote them. */
  private beginsQuote(line: Line): boolean {
    const { last } = this;
    if (line.depth === 0) return false;
    return last === null || (last.depth < this.depthOf(line) && last.kind !== 'attribution');
  }

  /** Fields that name the sender head a patch of theirs, not a mail that they quote. */
  private isSender({ name, address }: Speaker): boolean {
    const { sender } = this;
    const isAddress = address !== null && address.toLowerCase() === sender?.address?.toLowerCase();
    return isAddress || (sender !== null && nameKey(name) === nameKey(sender.name));
  }

  /** The next non-blank line is quoted deeper. */
  private goesDeeper(index: number, depth: number): boolean {
    const next = this.lines.slice(index, index + 4).find((l) => !l.blank);
    return next !== undefined && next.depth > depth;
  }

  private readPlain(line: Line, text: string): void {
    const mayMatch = FIRST_CHARACTERS.has(line.head) && MAY_MATCH.test(text);
    const rule = mayMatch ? ZONE_RULES.find((r) => r.pattern.test(text)) : undefined;
    const outcome = rule?.outcome ?? 'paragraph';
    if (outcome === 'footer') this.beginFooter(line);
    else if (outcome === 'armor') this.pushPlain(line, 'footer');
    else if (outcome === 'trailer') {
      this.begun[line.depth] = true;
      const key = rule?.pattern.exec(text)?.[1] ?? '';
      this.push(line, 'trailer', true, { key, speaker: null, anchor: null });
    } else if (outcome === 'salutation' && this.begun[line.depth] === true) this.pushPlain(line, 'paragraph');
    else {
      if (outcome === 'paragraph') this.begun[line.depth] = true;
      if (outcome === 'elision') this.push(line, outcome, true);
      else this.pushPlain(line, outcome);
    }
  }
}
