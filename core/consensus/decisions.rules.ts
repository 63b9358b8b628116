import { defineRules } from '../rule.js';

/** The two halves of a decision: words that put something up, and words that accept what stands quoted above them. */
export type DecisionPart = 'proposed' | 'accepted';

/** Read against the quoted sentence above a reply: does it put up something that can be settled? */
export const PROPOSAL_RULES = defineRules<DecisionPart>([
  {
    id: 'decision/proposed',
    outcome: 'proposed',
    pattern:
      /\b(?:let's|let us|should(?:n't)?|instead|rather than|better to|prefer|suggest|propose|how about|what about|why not|we (?:can|could|need to|want)|you (?:can|could|need to|may want)|would be (?:better|nice|good|cleaner|simpler)|maybe|perhaps|use|drop|split|move|rename|merge|keep|remove|add)\b/i,
    because: 'It names a way to go that the other side can take.',
    examples: {
      yes: ["Let's use a flag instead.", 'Why not keep the old name?', 'You could move it to the core.'],
      no: ['The lock is held here.', 'I see the same.'],
    },
  },
]);

/** Read against the first sentence of a reply to such words: does it take the way that was named? */
export const ACCEPTANCE_RULES = defineRules<DecisionPart>([
  {
    id: 'decision/will-use',
    outcome: 'accepted',
    pattern:
      /\b(?:I'll|I will|we'll|we will|will) (?:\w{1,12} )?(?:use|drop|remove|move|rename|split|merge|keep|switch|go with|convert|change it|follow|rework|replace|add|do (?:that|it|this|so))\b|^\W{0,3}(?:(?:ok|okay|sure|yes|right)[,.!]? )?will (?:do|fix|change|drop|add|update)\b/i,
    because: 'A promise to do what was proposed settles the point.',
    examples: {
      yes: [
        "I'll use the helper as you suggest.",
        'Ok, will drop it.',
        'I will move the check to the core.',
        'Sure, will do.',
      ],
      no: ['I will think about it.', 'It will fail.'],
    },
  },
  {
    id: 'decision/agreed',
    outcome: 'accepted',
    pattern:
      /^\W{0,3}(?:(?:ok|okay|yes|yeah|ah|right|sure|hm+)[,.!]? )?(?:agreed?\b|I (?:fully |totally |completely )?agree\b|sounds (?:good|great|reasonable|fine)|makes? sense|that makes sense|(?:good|great|nice) (?:idea|suggestion|point)|fair enough|that's (?:better|a good idea|fine)|let's (?:do|go|use|keep)|you(?:'re| are) right|works for me|fine (?:with|by|for) me|looks (?:good|better) to me|I like (?:this|that|the) idea)/i,
    because: 'Both sides say the same: one proposed it, the other agrees.',
    examples: {
      yes: ['Agreed.', 'Sounds good, thanks.', "Ok, let's do that.", 'Fair enough.'],
      no: ['I disagree.', 'It would make sense if it worked.'],
    },
  },
]);
