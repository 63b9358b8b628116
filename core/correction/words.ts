import type { Change } from './types.js';

/** What a change says, in one line for a person: `position of Bo Lind: oppose`. `nameOf` gives the name behind a key. */
export function changeText(change: Change, nameOf: (key: string) => string = (key) => key): string {
  switch (change.kind) {
    case 'position':
      return `position of ${nameOf(change.person)}: ${change.position}`;
    case 'condition-met':
      return `condition of ${nameOf(change.person)}: met`;
    case 'objection-withdrawn':
      return `objection of ${nameOf(change.person)}: withdrawn`;
    case 'objection-outweighed':
      return `objection of ${nameOf(change.person)}: outweighed`;
    case 'not-a-statement':
      return `line ${change.line} of ${change.message}: not a statement`;
    case 'question-answered':
      return `question in line ${change.line} of ${change.message}: answered`;
    case 'question-dropped':
      return `question in line ${change.line} of ${change.message}: dropped`;
    case 'outcome':
      return `outcome: ${change.outcome}`;
    case 'decision':
      return change.what === '' ? 'decision: taken away' : `decision: ${change.what}`;
    case 'link-revision':
      return `revision ${change.to}: belongs to this proposal`;
    case 'cut-revision':
      return `revision ${change.to}: does not belong to this proposal`;
    case 'merge-people':
      return `${change.person}: the same person as ${nameOf(change.into)}`;
    case 'split-people':
      return `${change.person}: a person of their own`;
    case 'undo':
      return `correction ${change.correction}: undone`;
  }
}
