import { defineRules } from '../rule.js';

/** Which neighbour a reader quotes with a sentence that cannot be understood without it. The first row that matches decides. */
export const EVIDENCE_RULES = defineRules<'with-before' | 'with-after'>([
  {
    id: 'evidence/announces',
    outcome: 'with-after',
    pattern: /:$/,
    because: 'Words that end in a colon announce what is said next.',
    examples: { yes: ['My worry is this:'], no: ['My worry: it is slow.'] },
  },
  {
    id: 'evidence/goes-on',
    outcome: 'with-before',
    pattern:
      /^\W{0,3}(?:so|and|but|or|also|then|still|otherwise|therefore|thus|hence|because|since|instead|however|in (?:that|this|which) case|if (?:so|not|yes|that is the case))\b/i,
    because: 'Words that go on from the sentence before take their sense from it.',
    examples: {
      yes: [
        'But then the list is empty.',
        'Otherwise I like it.',
        'In that case, why a lock?',
        'If so, drop it.',
      ],
      no: ['The list is empty, but locked.', 'Sorting it helps.', 'If the list is empty, drop it.'],
    },
  },
  {
    id: 'evidence/points-back',
    outcome: 'with-before',
    pattern:
      /^\W{0,3}(?:this|that|it|these|those|they|which|both|neither)(?:'s|'d|'ll|'re)?\b(?! (?:patch|series|change|commit|rfc|version)\b)/i,
    because: 'A pronoun at the start stands for what was said before.',
    examples: {
      yes: ['That is racy.', "It's ugly.", 'They should be two patches.'],
      no: ['This patch is racy.', 'I think that is racy.'],
    },
  },
  {
    id: 'evidence/asks-of-it',
    outcome: 'with-before',
    pattern: /\b(?:this|that|it|these|those|them|instead|then|there)\b[^?]*\?$/i,
    because: 'A question about "it" rests on what was said before.',
    examples: {
      yes: ['Should it be an error then?', 'Why not do this in the driver?'],
      no: ['Why a lock?', 'It should be an error.'],
    },
  },
  {
    id: 'evidence/few-words',
    outcome: 'with-after',
    pattern: /^\S+(?: \S+){0,2}$/,
    because: 'A word or three are explained by the sentence that follows.',
    examples: { yes: ['No.', 'I disagree.'], no: ['I do not like it.'] },
  },
]);
