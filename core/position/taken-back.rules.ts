import { defineRules } from '../rule.js';

/** How somebody takes back a tag or their approval in running words, named or not; the sentence must hang on no "if". */
export const TAKEN_BACK_RULES = defineRules<'left'>([
  {
    id: 'tag/taken-back',
    outcome: 'left',
    pattern:
      /(?<!\b(?:would|could|might|may|not|never|if i|unless i)(?: have)?(?: to)? )\b(?:take back|taking back|withdraw|withdrawing|retract|retracting|revoke|revoking|rescind|rescinding) (?:my|the|that|both|all)(?: \w{1,12})? ?\b(?:[\w-]{1,20}-by|n?acks?|naks?|tags?|approval|review|r-?b|support|objections?)\b|\btak(?:e|ing) (?:my|that|the) (?:\w{1,12} )?(?:[\w-]{1,20}-by|n?acks?|naks?|tags?|approval|review|r-?b|support|objections?) back\b|^\W{0,3}(?:(?:so|please|pls|then|ok|hm|hmm|sorry|well),? ){0,2}(?:drop|remove|scratch|discard|ignore) my (?:[\w-]{1,20}-by|n?ack|nak|tags?|r-?b|approval|review)\b/i,
    because: 'Who takes back a tag or an approval stands on that side no longer.',
    examples: {
      yes: [
        'I take back my tag.',
        'I withdraw my approval.',
        'Drop my Reviewed-by, I found a deadlock.',
        'Sorry, I am taking my tag back.',
        'I withdraw my objection.',
      ],
      no: [
        'I would have to take back my tag.',
        'The driver takes back the page.',
        'Please drop the lock.',
        'Here is my tag.',
      ],
    },
  },
]);
