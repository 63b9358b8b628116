import { defineRules } from '../rule.js';

/** Which side somebody leaves: that of a tag or stand which the words name, or everything they held against the proposal. */
export type Leaves = 'what-is-named' | 'all-against';

/** How somebody leaves a side in running words; the sentence must hang on no "if" or "once", deny nothing and ask nothing. */
export const TAKEN_BACK_RULES = defineRules<Leaves>([
  {
    id: 'tag/taken-back',
    outcome: 'what-is-named',
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
  {
    id: 'objection/dropped',
    outcome: 'all-against',
    pattern:
      /\b(?:drop|dropp(?:ed|ing)|lift(?:ed|ing)?|remov(?:e|ed|ing)|withdr(?:aw|ew|awing)|retract(?:ed|ing)?|abandon|give up|forget|scratch|ignore|disregard|never ?mind|take back|taking back) (?:all |both )?(?:of )?my (?:\w{1,12} )?(?:objections?|concerns?|complaints?|opposition|veto|resistance|reservations?|worr(?:y|ies)|criticisms?|na(?:c?k)s?)\b/i,
    because: 'Who drops an objection or a concern of their own holds it no longer.',
    examples: {
      yes: ['I drop my objection.', 'Please disregard my concern.', 'Ok, forget my NAK.'],
      no: ['Please drop the lock.', 'I still have my concerns.', 'Please ignore my patch.'],
    },
  },
  {
    id: 'objection/gone',
    outcome: 'all-against',
    pattern:
      /\bmy (?:\w{1,12} )?(?:objections?|concerns?|complaints?|opposition|veto|reservations?|worr(?:y|ies)|na(?:c?k))\b(?: above| here| on this)? (?:(?:is|are|was|were|has been|have been|can be|hereby|now|thus|all|both|fully|already|is hereby|are all) ){0,3}(?:withdrawn|lifted|gone|dropped|resolved|settled|addressed|moot|void|obsolete|answered|removed|retracted|(?:no longer|does not|do not) (?:stands?|hold|apply|applies))\b/i,
    because: 'An objection that its sender calls settled, or gone, is theirs no longer.',
    examples: {
      yes: [
        'My objection is hereby lifted.',
        'Consider my NAK withdrawn.',
        'My concerns have been addressed.',
      ],
      no: ['My concern is speed.', 'His objection was withdrawn.'],
    },
  },
  {
    id: 'objection/settled',
    outcome: 'all-against',
    pattern:
      /\b(?:resolves?|resolved|settles?|settled|address(?:es|ed)|answers?|answered|alleviates?|eases?|removes?|removed|clears? up|cleared up|takes? care of|dispels?) (?:all |both |most )?(?:of )?my (?:\w{1,12} )?(?:concerns?|objections?|worr(?:y|ies)|doubts?|complaints?|reservations?)\b/i,
    because: 'A concern that was resolved to the satisfaction of its holder is dropped.',
    examples: {
      yes: ['That resolves my concern.', 'Ok, v2 addresses all of my concerns.', 'This removes my worries.'],
      no: ['That is my concern.', 'It fixes the issue.'],
    },
  },
  {
    id: 'objection/no-longer',
    outcome: 'all-against',
    pattern:
      /\bI (?:no longer|cease to) (?:object|oppose|mind|insist|have (?:any |an? )?(?:\w{1,12} )?(?:objections?|concerns?|doubts?|worries|reservations?))\b|\b(?:no|nothing|any) (?:\w{1,12} )?(?:objections?|concerns?|complaints?|reservations?) (?:any ?more|any longer|left)\b|\bno (?:more|further|remaining|other) (?:objections?|concerns?|complaints?|reservations?)\b/i,
    because: 'Who has no objection any more held one before.',
    examples: {
      yes: ['I no longer object.', 'I have no objection any more.', 'No further concerns from my side.'],
      no: ['I object.', 'It is no longer locked.', 'No objections from me.'],
    },
  },
  {
    id: 'objection/not-in-the-way',
    outcome: 'all-against',
    pattern:
      /\b(?:(?:I|we)(?: will|'ll) (?:not|no longer)|I won't|(?:I'm|I am|we are|we're) not going to) (?:\w{1,12} )?(?:block|object|oppose|veto|insist|stand in (?:the|your|its|anyone's) way|be in (?:the|your) way|fight|hold (?:this|it) up)\b|\b(?:I|we) (?:\w{1,12} )?(?:can|could) (?:\w{1,12} )?live with (?:this|that|it|either|both)\b|\bun-?na(?:c?k)/i,
    because: "Who says that they stand in nobody's way gives their resistance up.",
    examples: {
      yes: ["I won't block this.", 'I will not stand in the way.', 'Fine, I can live with that.'],
      no: ['I will block this.', 'The kernel can live with one lock.'],
    },
  },
  {
    id: 'objection/convinced',
    outcome: 'all-against',
    pattern:
      /\b(?:(?:you|that|this|it)(?:'ve| have| has)? (?:\w{1,12} )?(?:convinced|persuaded) me|I(?:'m| am) (?:\w{1,12} )?(?:convinced|persuaded)(?: now)?\W{0,3}$|you(?:'ve| have)? changed my mind\b)/i,
    because: 'Who was convinced holds nothing against it any more.',
    examples: {
      yes: ['Ok, you convinced me.', "You've changed my mind.", "All right, I'm convinced now."],
      no: ['I am convinced that it is broken.', 'Convince me.'],
    },
  },
]);
