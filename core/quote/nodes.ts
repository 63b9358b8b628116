import type { MessageId, NodePath } from '../ids.js';

/** A place in the decoded body. Line and column from 1, offset from 0, in UTF-16 units (as unist's `Point`). */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}
/** Where a node came from; `end` is the first place after it. */
export interface Span {
  readonly start: Point;
  readonly end: Point;
}

/** Who wrote words, as an attribution line or a matched message names them. */
export interface Speaker {
  readonly name: string;
  readonly address: string | null;
}
/** The lines (from 1, inclusive) of an earlier message's decoded body in which quoted words were first sent. */
export interface Source {
  readonly messageId: MessageId;
  readonly firstLine: number;
  readonly lastLine: number;
  /** The quoted words are not letter for letter those of the source (rewrapped, trimmed, edited). */
  readonly altered: boolean;
}
/** Where in a diff a line stands: `line` is the line number in the new file (old file for a removed line). */
export interface DiffAnchor {
  readonly file: string;
  readonly hunk: string;
  readonly line: number;
}
/** The same with the line of the other file that is reached there, so that what follows can be counted in both. */
export interface PatchAnchor extends DiffAnchor {
  readonly other: number;
}

interface Leaf {
  readonly span: Span;
  /** Text without the quote marks of the nodes around it; lines joined by `\n`. */
  readonly value: string;
  /** Only where the marks of the body were lost: 0 to 1, that its lines are by whom the tree says; 0 where it names nobody. */
  readonly confidence?: number;
}
interface Branch {
  readonly span: Span;
  readonly children: readonly Flow[];
}

/** Root: the whole body of one message; its words are the sender's unless a `quote` says otherwise. */
export interface Body extends Branch {
  readonly type: 'body';
}
/** Words of an earlier message, one level deeper than the node around it. */
export interface Quote extends Branch {
  readonly type: 'quote';
  /** `null`: unknown. */
  readonly speaker: Speaker | null;
  /** Main source of its direct words; `null` until matched. */
  readonly source: Source | null;
  /** How we know this is a quote: `>` marks, the same words in an earlier message, or the order of attribution lines. */
  readonly basis: 'marks' | 'match' | 'order';
  /** 0 to 1: that these are the speaker's words. */
  readonly confidence: number;
}
/** "On ... wrote:", header blocks of forwards; `speaker` is the person it names. */
export interface Attribution extends Leaf {
  readonly type: 'attribution';
  readonly speaker: Speaker;
}
export interface Paragraph extends Leaf {
  readonly type: 'paragraph';
}
export interface Trailer extends Leaf {
  readonly type: 'trailer';
  readonly key: string;
}
/** A diff, or part of one; a quoted diff is a `patch` inside a `quote`. */
export interface Patch extends Leaf {
  readonly type: 'patch';
  /** Anchor of its first line, when the file and hunk headers were seen. */
  readonly anchor: PatchAnchor | null;
}
export interface Signature extends Leaf {
  readonly type: 'signature';
}
export interface Elision extends Leaf {
  readonly type: 'elision';
}
export interface Footer extends Leaf {
  readonly type: 'footer';
}
export interface Salutation extends Leaf {
  readonly type: 'salutation';
}

export type Flow =
  | Quote
  | Attribution
  | Paragraph
  | Trailer
  | Patch
  | Signature
  | Elision
  | Footer
  | Salutation;
export type QuoteNode = Body | Flow;
export type NodeType = QuoteNode['type'];

/** One non-blank line of a body with its writer: the flat form of the tree. */
export interface BodyLine {
  /** From 1, in the decoded body. */
  readonly line: number;
  /** Without its quote marks. */
  readonly text: string;
  /** 0 is the sender's own. */
  readonly depth: number;
  /** Name of who wrote it first; `null` unknown. */
  readonly speaker: string | null;
  /** Message it was first sent in, when known (the message itself for own lines). */
  readonly source: MessageId | null;
  readonly confidence: number;
  readonly kind: Exclude<NodeType, 'body' | 'quote'>;
}

/** A run of quoted lines that stands right above own words. */
export interface QuotedSegment {
  readonly path: NodePath;
  readonly depth: number;
  readonly speaker: Speaker | null;
  readonly source: Source | null;
  /** Its last lines are diff lines. */
  readonly isPatch: boolean;
  readonly anchor: DiffAnchor | null;
  /** The last lines of it, without marks, at most 2,000 characters. */
  readonly text: string;
}
/** Own words of the sender: one paragraph (prose only: no trailers, patches, signatures, footers, attributions). */
export interface OwnSegment {
  readonly path: NodePath;
  readonly span: Span;
  readonly text: string;
  /** The quoted segment these words answer: the nearest one above; `null` when nothing is quoted above. */
  readonly answers: QuotedSegment | null;
  /** True when quoted lines follow directly (no own segment between): the words end a run of answers or introduce one. */
  readonly beforeQuote: boolean;
}
