import type { Question } from '../analysis.js';
import { defineRules } from '../rule.js';

/**
 * How a sentence reads: a kind of question; `doubtful`, which asks for a deed or hedges, and is a question only when its
 * words and its place say so (filter.ts); or `none` when it only looks like one.
 */
export type Reading = Question['kind'] | 'doubtful' | 'none';

/** Sentences that carry the sign, or the words, of a question and ask nothing. Looked at first. */
export const LOOKALIKE_RULES = defineRules<Reading>([
  {
    id: 'mark/backtrace',
    outcome: 'none',
    pattern: /\+0x[0-9a-f]{1,8}\/0x[0-9a-f]|\]\s\?\s|^\?|\bmodules linked in\b/i,
    because: 'A "?" before an address of a backtrace marks a frame that the unwinder is unsure of.',
    examples: {
      yes: ['? schedule_tail+0x1c/0x80', '[ 12.001] ? finish_task+0x10/0x20'],
      no: ['Is 0x10 the right offset?'],
    },
  },
  {
    id: 'mark/code',
    outcome: 'none',
    pattern: /\$\?|\(\?[\w<=!:]|\?:|;$|^[#{}]|: (?:error|note|warning): /i,
    because: 'A conditional expression, a shell status or a compiler message uses the sign, and asks nobody.',
    examples: {
      yes: [
        'exit $?',
        "use '(?i)name' as the pattern",
        "foo.c:12:3: error: no member 'x'; did you mean 'y'?",
      ],
      no: ['Is len > max here?', 'Why not use the other one?'],
    },
  },
  {
    id: 'mark/conditional',
    outcome: 'none',
    pattern: /\w \? [\w.>()-]{1,40} : \w/,
    because: 'A conditional expression of C.',
    examples: { yes: ['ret = len > max ? max : len'], no: ['Is len > max here?'] },
  },
  {
    id: 'mark/hedge',
    outcome: 'none',
    pattern: /\(\?\)/,
    because: 'A lone sign in brackets hedges the word before it.',
    examples: { yes: ['The pool is always (?) mapped.'], no: ['Is the pool (always) mapped?'] },
  },
  {
    id: 'mark/binary',
    outcome: 'none',
    pattern: /[^\s/=,.-]{44}/,
    because: 'Encoded data holds the sign by chance; no word is that long.',
    examples: { yes: [`z${'aB9?x'.repeat(12)}`], no: ['Is this name too long?'] },
  },
  {
    id: 'mark/substitution',
    outcome: 'doubtful',
    pattern: /^(?:nit:? )?s\/[^/]{1,80}\/[^/]{0,80}(?:\/g?)?[ ?]{0,3}$/i,
    because: 'The notation of sed names a typo to be corrected.',
    examples: { yes: ['s/teh/the/ ?', 'nit: s/foo/bar'], no: ['Is s390 meant here?'] },
  },
  {
    id: 'mark/aside',
    outcome: 'doubtful',
    pattern: /\([^()?]{0,40}\? ?\)[^?]{0,400}$/,
    because: 'A mark of doubt in parentheses hedges a statement.',
    examples: {
      yes: ['This is a stopgap (hack?) for now.'],
      no: ['Is the pool (always) mapped?'],
    },
  },
  {
    id: 'mark/blank',
    outcome: 'none',
    pattern: /^[^\p{L}]*$/u,
    because: 'A mark without words asks nothing that could be shown.',
    examples: { yes: ['???', '-- ?', '[ 12.0] ?'], no: ['Why?'] },
  },
  {
    id: 'request/do',
    outcome: 'doubtful',
    pattern:
      /\b(?:can|could|would|will) (?:you|someone|anyone|somebody|folks|we)(?:,? please)?,? (?:also |just |maybe |then |all |at least |try to |be able to )?(?:please )?(?:add|include|try|test|review|cc|move|rename|drop|remove|split|rebase|resend|repost|fix|benchmark|update|take a look|have a|look at|pick|apply|queue|merge|keep me|put|mention|document|make sure|generate|run|replace|squash|fold|mind (?:submit|send|add|fix))\b/i,
    because: '"Could you please add X" asks for a deed; it is a request for a change, not a question.',
    examples: {
      yes: ['Could you please add a comment?', 'Can you split this patch?', 'Could you please have a look?'],
      no: ['Could you explain the locking?', 'Can you share the numbers?'],
    },
  },
  {
    id: 'request/would-you-mind',
    outcome: 'doubtful',
    pattern:
      /\b(?:would|do|could) you mind (?:\w{1,12}ly )?\w{2,20}ing\b|^(?:so |and |but |also )?(?:may|might|can|could) I (?:\w{1,12}ly )?(?:ask|beg|bother) you (?:to|for)\b/i,
    because: 'Courtesy asks for a deed in the form of a question.',
    examples: {
      yes: ['Would you mind splitting this?', 'May I ask you to add a test?'],
      no: ['Do you mind the extra lock?', 'May I ask why?'],
    },
  },
  {
    id: 'request/please',
    outcome: 'doubtful',
    pattern:
      /^(?:and |so |but |also )?please (?!explain|elaborate|clarify|tell|let me know|let us know|educate|advise|share)/i,
    because: 'An imperative with "please" wants a deed, whatever sign ends it.',
    examples: { yes: ['Please use the helper here?', 'Please fix'], no: ['Please explain the second hunk.'] },
  },
]);

/** Sentences with a question mark, from the top: the first row that matches says what kind of question it is. */
export const DIRECT_RULES = defineRules<Reading>([
  {
    id: 'rhetorical/enough-said',
    outcome: 'rhetorical',
    pattern:
      /\b(?:do I (?:really )?(?:need|have) to (?:say|explain|repeat|spell)|who cares|what could (?:possibly )?go wrong|who would have thought|are you kidding|seriously\?$|isn't that (?:great|nice|lovely)|what could be (?:\w{1,12}er|more \w{1,12})|who (?:on earth|in their right mind|would (?:ever|want|need|use)|needs|wants)|what were (?:you|they) thinking|do I owe you)\b|^(?:well|really|right|hm+|huh|eh|no|yes)\s?\?+$/i,
    because: 'The speaker has the answer already and waits for none.',
    examples: {
      yes: [
        'Do I need to say something more?',
        'What could possibly go wrong?',
        'Who would ever want that?',
        'Really?',
      ],
      no: ['Do we need the lock?', 'Is that right?'],
    },
  },
  {
    id: 'opinion/asked',
    outcome: 'information',
    pattern:
      /\b(?:what do (?:you|people|others|folks) (?:all )?(?:think|say|prefer)|(?:any )?(?:thoughts|opinions|ideas|comments|objections|suggestions|preferences?) ?\?|do you (?:agree|prefer|like|mind)|does (?:this|that|it) (?:make sense|work for you|sound)|makes? sense ?\?|sounds? (?:good|ok|okay|reasonable) ?\?|your (?:opinion|view|take)\b[^?]{0,40}\?)/i,
    because: 'It asks for a judgement of the proposal or of an idea.',
    examples: {
      yes: ['What do you think?', 'Thoughts?', 'Does that make sense?', 'Any objections?'],
      no: ['I think so.', 'That makes sense.'],
    },
  },
  {
    id: 'suggestion/why-not',
    outcome: 'suggestion',
    pattern:
      /\b(?:why (?:not|don't|do not|can't|can not|cannot|didn't|isn't|aren't|doesn't|wouldn't)|how about|what about|what if|(?:is there )?(?:a|any) (?:good )?reason (?:not|why|for|to)|have you (?:\w{1,12} )?(?:considered|thought (?:about|of)|looked (?:at|into)))\b/i,
    because: 'The form names another way and asks what speaks against it.',
    examples: {
      yes: [
        'Why not use the existing helper?',
        'How about a flag instead?',
        'Any reason not to drop it?',
        'Have you considered a flag?',
      ],
      no: ['Why is this needed?', 'Is there a reason?'],
    },
  },
  {
    id: 'suggestion/should-we',
    outcome: 'suggestion',
    pattern:
      /\b(?:should|shouldn't|can|can't|could|couldn't) (?:we|this|it|that|these|those|the|there|you|I|not)\b/i,
    because: 'It puts a change up for decision in the form of a question.',
    examples: {
      yes: ['Should we check for NULL here?', "Couldn't this be a static inline?"],
      no: ['Why is the list locked?', 'Is this what you can do?'],
    },
  },
  {
    id: 'suggestion/would-it',
    outcome: 'suggestion',
    pattern:
      /\b(?:maybe|perhaps|(?:would|wouldn't) (?:it|this|that)|(?:is it|isn't it) (?:not )?(?:better|easier|enough|possible|worth)|(?:do|don't) (?:we|you) (?:really |actually |still )?(?:need|want|have to))\b/i,
    because: 'It weighs another way, or doubts the need of this one, and asks for a decision.',
    examples: {
      yes: [
        "Wouldn't it be simpler to use a mutex?",
        'Do we really need the flag?',
        'Maybe a helper would do?',
      ],
      no: ['Why is the list locked?', 'Do you see the same?'],
    },
  },
  {
    id: 'direct/question-word',
    outcome: 'information',
    pattern: /\b(?:who|whom|whose|what|which|when|where|why|how)\b/i,
    because: 'A question word asks for a fact or a reason.',
    examples: {
      yes: ['Why is this needed?', 'And what happens on unplug?'],
      no: ['Is it needed?', 'The lock is held?'],
    },
  },
  {
    id: 'direct/mark',
    outcome: 'information',
    pattern: /\?/,
    because: 'Any other sentence that ends in "?" asks whether something is so.',
    examples: { yes: ['Is the lock held here?', 'You mean the second hunk?'], no: ['The lock is held.'] },
  },
]);

/** Sentences without a question mark that ask all the same: ten to thirty in a hundred questions of a list. */
export const INDIRECT_RULES = defineRules<Reading>([
  {
    id: 'indirect/wonder',
    outcome: 'information',
    pattern:
      /\b(?:I|we)(?:'m| am|'re| are| was| were|'d| would)? (?:just |also |really |be |only |still )?(?:wonder|wondering|curious)\b|^(?:just |also )?(?:wondering|curious) (?:if|whether|why|how|what|about)\b/i,
    because: '"I wonder whether" asks without the sign.',
    examples: {
      yes: ['I wonder whether the lock is needed.', "I'm curious how this behaves on unplug."],
      no: ['No wonder that it fails.', 'If you are curious, look at the log.'],
    },
  },
  {
    id: 'indirect/not-clear',
    outcome: 'information',
    pattern:
      /\b(?:not|isn't|wasn't) (?:\w{1,12} ){0,2}(?:clear|obvious) (?:to (?:me|us) )?,? ?(?:if|whether|what|why|how|when|where|which)\b|\bunclear (?:to me )?(?:if|whether|what|why|how|when|where|which)\b/i,
    because: 'Saying that something is not clear asks for it to be made so.',
    examples: {
      yes: ['It is not clear to me how the two interact.', 'It is unclear whether that is safe.'],
      no: ['It is clear how the two interact.', 'This is not clear.'],
    },
  },
  {
    id: 'indirect/not-sure',
    outcome: 'doubtful',
    pattern:
      /\b(?:not|n't) (?:\w{1,12} ){0,2}(?:sure|certain) (?:if|whether|what|why|how|when|where|which|that|about|I)\b|\buncertain (?:if|whether|about)\b/i,
    because: '"Not sure whether" asks the one who knows, or only hedges: its words and its place decide.',
    examples: {
      yes: ["I'm not sure whether that is safe.", 'Not sure what the second flag does.'],
      no: ['I am sure that it is safe.', 'Make sure that it is safe.'],
    },
  },
  {
    id: 'indirect/not-understood',
    outcome: 'information',
    pattern:
      /\bI (?:really |still |also |just |honestly )?(?:don't|do not|didn't|did not|can't|cannot) (?:really |quite |fully |even )?(?:understand|follow|get)\b|\b(?:I'm|I am) (?:a bit |a little |also |still )?(?:puzzled|confused|lost)\b|\bafraid I don't understand\b/i,
    because: 'Saying that one does not understand asks for an explanation.',
    examples: {
      yes: ["I don't understand the second flag.", 'I am a bit puzzled by the order of the locks.'],
      no: ['I understand the reason.', 'The caller is lost.'],
    },
  },
  {
    id: 'indirect/not-known',
    outcome: 'doubtful',
    pattern:
      /\b(?:I|we) (?:\w{1,12} )?(?:don't|do not|didn't|can't|cannot) (?:\w{1,12} ){0,2}(?:know|see|tell|think you) (?:\w{1,12} ){0,2}(?:if|whether|what|why|how|when|where|which)\b/i,
    because: '"I do not see why" doubts and asks at once; what is meant shows in its words and its place.',
    examples: {
      yes: ["I don't see why the lock is needed.", 'I do not know whether that is safe.'],
      no: ['I know why.', 'They do not know the hardware.'],
    },
  },
  {
    id: 'indirect/explain',
    outcome: 'information',
    pattern:
      /\b(?:please|can you|could you|would you|can someone|useful to|helpful to|nice to) (?:\w{1,12} ){0,2}(?:explain|elaborate|clarify|describe|define|educate|advise|know)\b/i,
    because: 'It asks the other to explain, which is a question in the form of a request.',
    examples: {
      yes: [
        'Please explain how this relates to the other series.',
        'Could you please elaborate on the locking.',
      ],
      no: ['Please drop the second hunk.', 'I will explain it in the log.'],
    },
  },
  {
    id: 'indirect/tell-me',
    outcome: 'doubtful',
    pattern: /\b(?:tell|let) (?:me|us) (?:know )?(?:what|whether|why|how|your|which|where)\b/i,
    because: 'It asks to be told; at the end of a posting it is only politeness.',
    examples: {
      yes: ['Tell me what you think.', 'Let me know which of the two you prefer.'],
      no: ['Let me check.', 'Let me know if you have comments.'],
    },
  },
  {
    id: 'indirect/like-to-know',
    outcome: 'information',
    pattern:
      /\b(?:I|we|I'd|we'd|people|others?)(?: \w{1,12}){0,2} (?:like|love|want|wanted|need|interested|curious|eager) (?:to|in) (?:\w{1,12} )?(?:know|hear|hearing|knowing|ask|get|understand|solicit|learn)\b|\binterested in (?:use ?cases|examples|numbers|hearing|knowing)\b/i,
    because: 'Saying that one would like to know something asks for it.',
    examples: {
      yes: ["I'd like to hear what others think.", 'I want to know what is kept.'],
      no: ['People like to use it.', 'It is good to have.'],
    },
  },
  {
    id: 'indirect/advice-wanted',
    outcome: 'doubtful',
    pattern:
      /\b(?:suggestions?|recommendations?|opinions?|advice|ideas|input|feedback|thoughts|guidance) (?:about|on) (?:how|what|where|which|whether|the|this|these|that)\b|\(any (?:suggestions?|ideas?|thoughts)\b/i,
    because: 'Asking for advice on one point is a question; "comments welcome" under a posting is not.',
    examples: {
      yes: ['We need some advice about where to put it.', 'Ideas on the name would help.'],
      no: ['Comments are welcome.', 'Thanks for the suggestions.'],
    },
  },
  {
    id: 'indirect/question-is',
    outcome: 'information',
    pattern:
      /\b(?:(?:a|the|one|another|real|main|open|next|only) (?:real |main |open )?question (?:here |now |then )?(?:is|remains|whether|about|for)|same question about|have (?:this|a|the) question)\b/i,
    because: 'It announces a question and puts it in the same sentence.',
    examples: {
      yes: ['The question is if we want to keep the old name.', 'Same question about the second field.'],
      no: ['That answers my question.', 'It is out of the question.'],
    },
  },
  {
    id: 'indirect/why-not',
    outcome: 'suggestion',
    pattern: /\b(?:why not|how about|what about|why (?:don't|do|can't|should) (?:we|you|I))\b/i,
    because: 'The form names another way and asks what speaks against it, with or without the sign.',
    examples: {
      yes: ['How about a command line option.', 'Why not take the other approach as well.'],
      no: ['That is why we do it.', 'How it is done is another matter.'],
    },
  },
  {
    id: 'indirect/mark-missing',
    outcome: 'doubtful',
    pattern:
      /^(?:(?:so|and|but|also|or|then|well|ok|okay|hi|hmm|if so|still|now|btw|just)[,.]? )?(?:(?:is|are|do|does|did|have|has|should|shouldn't|isn't|aren't|doesn't|can|could|would|will) (?:there|it|this|that|the|you|we|they|these|i|anyone)|why (?:is|are|do|does|did|can|would|should)|what's|(?:what|how|where) (?:is|are|do|does|did|can|would|should))\b|, (?:can|could|should|will|do|is) (?:we|you|this|it|there)\b/i,
    because: 'The word order is that of a question, and only its sign was left out.',
    examples: {
      yes: [
        'Is there a good reason not to drop the argument here.',
        'If so, will this block the other path.',
      ],
      no: ['There is a good reason.', 'We should drop it.'],
    },
  },
]);
