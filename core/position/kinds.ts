import { POSITIONS } from '../analysis.js';
import { type FeatureName, featureName } from '../model/names.js';
import { remembering } from '../model/remembering.js';
import type { ReadSentence } from './reading.js';

/** How strongly a row counts beside words: it is written by somebody who knows the field. */
const ROW = 2;

/** A feature of a sentence, and what it is called where its message takes each of POSITIONS. */
export interface SentenceFeature {
  readonly name: FeatureName;
  readonly value: number;
  readonly held: readonly FeatureName[];
}

/** Where a message stands that a feature is of: it is the one that is judged, or a neighbour of it. */
export type Place = 'own' | 'prev' | 'next' | 'par';
/** What a feature of a message is called at each place. */
export type Placed = Readonly<Record<Place, FeatureName>>;

/** What the models call a row that matches a sentence. */
interface RowNames {
  readonly ofSentence: SentenceFeature;
  readonly ofMessage: FeatureName;
  /** In what the author says to it. */
  readonly ofAnswer: FeatureName;
}

/** What a sentence is beside its words: the first row that matches it, whether it asks, what it stands under. */
export interface Kind {
  /** Of the first row: `-` where there is none. */
  readonly family: string;
  readonly question: boolean;
  readonly ofSentence: readonly SentenceFeature[];
  readonly ofMessage: readonly FeatureName[];
  /** As the first and the second sentence of a message. */
  readonly asFirst: readonly { readonly row: Placed; readonly family: Placed }[];
  readonly asLast: Placed;
}

/** Names are made once for each of the few kinds. */
export const rowNames = remembering(
  (id: string): RowNames => ({
    ofSentence: sentenceFeature(`r=${id}`, ROW),
    ofMessage: featureName(`R=${id}`),
    ofAnswer: featureName(`A r=${id}`),
  }),
);

const kinds = remembering((under: ReadSentence['under']) => ({
  asking: remembering((first: string | undefined) => kindFrom(first, true, under)),
  telling: remembering((first: string | undefined) => kindFrom(first, false, under)),
}));

export function kindOf({ rules, text, under }: Pick<ReadSentence, 'rules' | 'text' | 'under'>): Kind {
  const { asking, telling } = kinds(under);
  return (text.endsWith('?') ? asking : telling)(rules[0]?.id);
}

/** How long a sentence is, roughly. */
export const lengthFeature = remembering((size: number) => sentenceFeature(`n=${size}`, 1));

/** @param first id of the first row */
function kindFrom(first: string | undefined, question: boolean, under: ReadSentence['under']): Kind {
  const id = first ?? '-';
  const family = id.split('/', 1)[0] ?? '-';
  return {
    family,
    question,
    ofSentence: [
      sentenceFeature(`r1=${id}`, ROW),
      sentenceFeature(`r1=${id} q=${question}`, ROW),
      sentenceFeature(`u=${under}`, 1),
      sentenceFeature(`q=${question} u=${under}`, ROW),
    ],
    ofMessage:
      first === undefined
        ? []
        : [`R1=${id}`, `R1=${id} ${under}`, `R1=${id} ${question}`].map((n) => featureName(n)),
    asFirst: [0, 1].map((i) => ({
      row: placed(`X first${i} ${first}`),
      family: placed(`X first${i} ${family} ${question}`),
    })),
    asLast: placed(`X last ${family} ${question}`),
  };
}

function sentenceFeature(text: string, value: number): SentenceFeature {
  return {
    name: featureName(text),
    value,
    held: POSITIONS.map((position) => featureName(`${text} ${position}`)),
  };
}

export function placed(text: string): Placed {
  return {
    own: featureName(text),
    prev: featureName(`prev ${text}`),
    next: featureName(`next ${text}`),
    par: featureName(`par ${text}`),
  };
}
