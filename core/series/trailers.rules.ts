import { defineRules } from '../rule.js';

/** Tags that take a stand on a patch, as people write them in prose, and the trailer each stands for. */
export const TAG_WORDS = defineRules<'Reviewed-by' | 'Acked-by' | 'Tested-by' | 'Nacked-by'>([
  {
    id: 'tag-word/nacked',
    outcome: 'Nacked-by',
    pattern: /\bnac?k(?:ed)?(?:-by)?\b/i,
    because: 'A NAK is the short form of Nacked-by; it comes first, as "Nacked" holds "acked".',
    examples: { yes: ['my NAK', 'my Nacked-by'], no: ['my snack'] },
  },
  {
    id: 'tag-word/reviewed',
    outcome: 'Reviewed-by',
    pattern: /\b(?:reviewed-by|r-?b|rvb|reviewed tag|review tag)\b/i,
    because: 'Reviewers call the tag "R-b" or "rb" in passing.',
    examples: { yes: ['my Reviewed-by', 'my R-b', 'my rb tag'], no: ['my review of it', 'the RBtree'] },
  },
  {
    id: 'tag-word/acked',
    outcome: 'Acked-by',
    pattern: /\b(?:acked-by|a-b|ack(?:ed)?(?: tag)?)\b/i,
    because: 'Maintainers call the tag "ack".',
    examples: { yes: ['my Acked-by', 'my ack'], no: ['the background', 'the acknowledgement'] },
  },
  {
    id: 'tag-word/tested',
    outcome: 'Tested-by',
    pattern: /\b(?:tested-by|t-b)\b/i,
    because: 'Testers write out the tag or "T-b".',
    examples: { yes: ['my Tested-by', 'my T-b'], no: ['I tested it'] },
  },
]);

/** What a sentence does to a tag that it names or leads up to. */
export const TAG_PHRASES = defineRules<'withdrawn' | 'condition'>([
  {
    id: 'tag-phrase/take-back',
    outcome: 'withdrawn',
    pattern:
      /(?<!\b(?:would|could|might|may|not|never|reason|if i|unless i)(?: have)?(?: to)? )\b(?:take back|taking back|withdraw|withdrawing|retract|retracting|revoke|revoking|rescind|rescinding) (?:my|the|that|both|all)\b/i,
    because: 'Who takes back a tag does not stand by it any more.',
    examples: {
      yes: [
        'I take back my Reviewed-by.',
        'Having read v2 I withdraw my ack.',
        'I am retracting my Acked-by',
      ],
      no: ['I would have to take back my ack', 'I see no reason to withdraw my Reviewed-by', 'I give my ack'],
    },
  },
  {
    id: 'tag-phrase/take-it-back',
    outcome: 'withdrawn',
    pattern: /\btak(?:e|ing) my [\w-]{1,20}(?: tag)? back\b/i,
    because: 'The same with the tag before "back".',
    examples: { yes: ['I take my ack back.'], no: ['take my ack'] },
  },
  {
    id: 'tag-phrase/please-drop',
    outcome: 'withdrawn',
    pattern:
      /(?:^|\b(?:please|pls|so|sorry|then),? )(?:drop|remove|ignore|discard|disregard|scratch) (?:my|the|this|that) (?:[\w-]{1,20}-by|r-?b|rvb|n?ack|nak|tag)\b(?!.*\b(?:if|unless|in case)\b)/i,
    because: 'A request to drop a tag takes it back, unless it hangs on an "if".',
    examples: {
      yes: ['Please drop my Reviewed-by.', 'So please ignore my ack', 'Drop my Acked-by, it deadlocks.'],
      no: ['Please drop my Reviewed-by if you change the ABI', 'Please drop the lock before my ack'],
    },
  },
  {
    id: 'tag-phrase/consider-withdrawn',
    outcome: 'withdrawn',
    pattern:
      /\bmy [\w-]{1,20}(?: tag)? (?:is|as|no longer|does not|doesn't)? ?(?:withdrawn|retracted|revoked|stands?|appl(?:y|ies)|void)\b(?<!\b(?:still|is|as) (?:stands?|appl(?:y|ies)))(?<!my [\w-]{1,20} (?:tag )?stands?)/i,
    because: 'A tag that is called withdrawn, void or no longer standing counts no more.',
    examples: {
      yes: ['Consider my Acked-by withdrawn.', 'My ack no longer stands.', 'my Reviewed-by is withdrawn'],
      no: ['My ack still stands.', 'My ack stands.'],
    },
  },
  {
    id: 'tag-phrase/with-fixed',
    outcome: 'condition',
    pattern:
      /(?:^|[,;:(]\s?|\b(?:and|but|lgtm|me) )with\b(?![^,.;]{0,80}\b(?:patch|patches|series|kernel|applied)\b)[^,.;]{0,80}\b(?:fixed|addressed|changed|corrected|removed|resolved|sorted|done|split|updated|renamed|dropped|added|clarified|folded|squashed|reworded|adjusted|cleaned|moved|taken care of|out of the way)\b/i,
    because: '"With that fixed" gives the tag only to a version in which it is fixed.',
    examples: {
      yes: ['With that fixed:', 'With the typo corrected, you can add my', 'LGTM, with those nits addressed'],
      no: [
        'I am happy with the way this was done.',
        'With this patch applied the box boots',
        'Works without any fix',
      ],
    },
  },
  {
    id: 'tag-phrase/with-change',
    outcome: 'condition',
    pattern:
      /(?:^|[,;:(]\s?|\b(?:and|but|lgtm|me) )with (?:that|those|these|this|the)\b[^,.;]{0,40}\b(?:nits?|changes?|fix|fixes|tweaks?|updates?|rename|removal)(?:[,:.]?\s*$|,? (?:you can|you may|feel free|please|add|have)\b)/i,
    because: 'The same with a noun: the change is asked for, the tag follows it.',
    examples: {
      yes: ['With those changes,', 'But with that small fix you can add my ack', 'With the nits:'],
      no: ['With this change, my box boots again.', 'I am fine with the changes.'],
    },
  },
  {
    id: 'tag-phrase/once',
    outcome: 'condition',
    pattern:
      /\bonce (?:you|that|this|these|those|it|the|they|all|we|there|fixed|addressed|done|v\d)\b|\b(?:as soon as|provided|providing|assuming|conditional (?:up)?on|on (?:the )?condition|subject to|modulo|contingent on|as long as)\b/i,
    because: 'These words make the tag wait for something.',
    examples: {
      yes: [
        'I will give my Acked-by once you fix the leak',
        'Provided the docs are updated:',
        'Modulo the nit above,',
      ],
      no: ['Looks good to me', 'Thanks for the fix once again'],
    },
  },
  {
    id: 'tag-phrase/if-you',
    outcome: 'condition',
    pattern:
      /\b(?:if|when|until|unless) (?:you|we|they|i|somebody|someone)\b[^.;,]{0,60}\b(?:fix|address|change|remove|correct|split|rename|update|add|drop|resolve|rebase|respin|resend|move|use|make|agree)\b|\b(?:if|when|after|until|unless)\b[^.;,]{0,60}\b(?:fixed|addressed|changed|removed|corrected|renamed|updated|added|dropped|resolved|rebased|moved|done|gone|fixing|addressing|changing|removing|correcting|splitting|updating|adding|dropping|resolving)\b/i,
    because: 'An "if" or "until" with a change to make asks for that change before the tag counts.',
    examples: {
      yes: ['If you fix the typo, feel free to add', 'After fixing this,', 'NAK until the race is resolved'],
      no: ['If I read it right this is fine', 'After looking at it again:', 'When in doubt, ask'],
    },
  },
]);
