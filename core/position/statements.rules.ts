import type { Position } from '../analysis.js';
import { defineRules } from '../rule.js';

/**
 * What one sentence of somebody's own words says about the proposal. Read from the top: the first row that matches
 * names the statement; every row that matches is evidence for the classifier, which weighs rows by labelled mail.
 * `none`: the words look like a stance and are none.
 */
export const STATEMENT_RULES = defineRules<Position>([
  {
    id: 'guard/irony',
    outcome: 'none',
    pattern:
      /\b(?:yeah,? right|sure,? because|oh (?:joy|great|goody)|what could (?:possibly )?go wrong|how (?:nice|wonderful) of|brilliant idea to|because that (?:worked|went|ended) so well|how hard can it be|good luck with that|just what (?:we|everybody|the world) (?:always )?needed|what a (?:lovely|wonderful|brilliant) surprise|nothing could be easier)\b|(?:^|\s)(?:\/s|<\/?sarcasm>)(?:\s|$)/i,
    because: 'Irony turns words round, and no rule can tell how far: abstain.',
    examples: {
      yes: [
        'Yeah right, everybody loves new knobs.',
        'What could possibly go wrong?',
        'Great. /s',
        'Because that worked so well the last time.',
      ],
      no: ['Yes, right.', 'Great, thanks.', 'This worked well.'],
    },
  },
  {
    id: 'guard/irony-praise-of-harm',
    outcome: 'none',
    pattern:
      /\b(?:I|we) (?:\w{1,10} )?(?:love|loved|enjoy|enjoyed|adore|like) (?:how|when|that|it when|the way)\b[^.?!]*\b(?:break|crash|deadlock|corrupt|leak|regress|hang|panic|oops|explod|lose|lost|fail)|\b(?:thanks|thank you|congratulations|congrats|kudos|(?:great|good|nice) (?:job|work)|well done)\b[^.?!]{0,30}\b(?:for|on|at|in) (?:\w{1,10}ly )?(?:breaking|crashing|deadlocking|corrupting|leaking|regressing|hanging|killing|reinventing|re-inventing|ruining|losing|slowing)\b/i,
    because: 'Praise of a harm means the opposite: abstain.',
    examples: {
      yes: [
        'I love how this deadlocks on every boot.',
        'Thanks for breaking my board.',
        'Congratulations on reinventing the semaphore.',
      ],
      no: ['Thanks for fixing the crash.', 'I like how this avoids the lock.', 'Good work on the leak.'],
    },
  },
  {
    id: 'guard/irony-scare-quotes',
    outcome: 'none',
    pattern:
      /(?:^|[^\w"])["\u201c](?:\w{1,12} )?(?:clean-?ups?|fix(?:es)?|improvements?|features?|optimi[sz]ations?|solutions?|simplifications?|simplif(?:y|ies)|improves?|helps?|hardening|elegant|simple|better|faster|useful)["\u201d]/i,
    because: "Praise in quotation marks is held at arm's length.",
    examples: {
      yes: ['Nice "cleanup".', 'This "improvement" adds 400 lines.'],
      no: ['A nice cleanup.', 'The string "fixed-clock" is wrong.'],
    },
  },
  {
    id: 'guard/irony-overdone',
    outcome: 'none',
    pattern:
      /\b(?:wow|yay|lol|woohoo|hooray|brilliant|genius|marvell?ous|truly)\b[^?]*(?:[;:]-?[)P](?!\w)|\blol\b)|^(?:wow|yay|lol)\b[^?]*(?:[;:]-?[)P](?!\w)|!)|\b(?:yay|hooray)[.!]*$|\bbecause (?:clearly|obviously|of course|nobody|what we (?:really |all )?need)\b|\b(?:exactly|just) what we were missing\b|\bas if we (?:did not|didn't|do not|don't) have enough\b|^congratulations,? (?:you|we)\b|\bnext (?:we|you) (?:could|can|should|will) (?:also )?(?:rewrite|port|move|put) (?:the (?:whole )?(?:kernel|world|universe)|everything)\b/i,
    because: 'Joy beyond measure over a patch mocks it, as a grin behind praise does.',
    examples: {
      yes: [
        'Truly brilliant work ;-)',
        'LOL, more ioctls! :-P',
        'Because what we really need is a fourth way. Yay.',
        'Congratulations, you found a new way to crash.',
      ],
      no: ['Congratulations!', 'This truly helps.', 'A brilliant fix.'],
    },
  },
  {
    id: 'guard/nak-mention',
    outcome: 'none',
    pattern:
      /\b(?:was|were|been|got|gets?|if (?:you|they|he|she|someone)|would|might|may|already|previously|earlier|last|his|her|their|your|the|to|for an?) (?:\w{1,12} ){0,2}NAC?K(?:'?ed|s)?\b/i,
    because:
      "About a third of the lines with a NAK only speak of one: somebody else's, an older one, or none yet.",
    examples: {
      yes: ["The first version was NAK'd.", 'If you NAK this, say why.', 'Please look at his NAK.'],
      no: ['NAK.', 'NAK until the lock is gone.', 'I NAK this.'],
    },
  },
  {
    id: 'oppose/nak',
    outcome: 'oppose',
    pattern:
      /^\W{0,3}(?:(?:so|sorry|thus|therefore|hence|still|then|again|strong|hard|clear|big|a|an|it's|this is|that's|this gets|consider this|from me|my|yes|no)[ ,:]{1,3}){0,4}NAC?K(?:'?ed)?(?:-by)?\b|\bI (?:have to |must |will |hereby |still |strongly |would |do )?NAC?K\b|\bNAC?K(?:ed)? (?:from me|until|unless|on|to this|as)\b|\bNacked-by\b/i,
    because: 'A NAK that the sender gives now.',
    examples: {
      yes: [
        'NAK.',
        'Nack, this leaks.',
        'Sorry, NAK',
        'I NAK this.',
        'NAK until the lock is gone.',
        'This is NACKed.',
      ],
      no: ['They asked about a NAKed packet.', 'The hardware sends NAK.'],
    },
  },
  {
    id: 'oppose/please-dont',
    outcome: 'oppose',
    pattern:
      /\b(?:please,? (?:just )?(?:don't|do not|no)\b|let's (?:please )?(?:not|avoid|stop)\b|(?:hell|heck),? no\b|no way\b|no,? thanks?\b|absolutely not\b|certainly not\b|must (?:absolutely )?not (?:be|go in|land)\b)/i,
    because: 'An outright refusal.',
    examples: {
      yes: ["Please don't.", "Let's not add another knob.", 'Hell no.'],
      no: ['Please send it.', 'No, it does not.'],
    },
  },
  {
    id: 'oppose/unacceptable',
    outcome: 'oppose',
    pattern:
      /\b(?:unacceptable|not acceptable|non-?starter|no-?go|not (?:going to|gonna) (?:happen|fly|work|take|merge|apply|accept)|never going to|(?:will not|won't|cannot|can't|not) (?:be )?(?:take|taken|merge|merged|accept|accepted|apply|applied|allow|support) (?:this|it|that|such|any|these)|(?:cannot|can't|won't|will not|shouldn't|should not) (?:go in|land|be (?:merged|applied|taken|accepted))|reject(?:ed|ing)? (?:this|it|the)|show.?stopper|dead on arrival)\b/i,
    because: 'The sender says that it cannot go in.',
    examples: {
      yes: ['This is not acceptable.', "It's a no-go.", "I won't take this.", 'I have rejected this patch.'],
      no: ['That is acceptable.', 'It will be merged.'],
    },
  },
  {
    id: 'oppose/no-reason',
    outcome: 'oppose',
    pattern:
      /\b(?:(?:don't|do not|doesn't|fail to|can't|cannot|hard time) (?:really |actually |yet |honestly )?(?:see|seeing|understand|get) (?:(?:a|any|the|much|what|why|how) )?(?:\w{1,12} )?(?:point|reason|need|benefit|value|use|usecase|justification|advantage|sense|why we)|(?:see|sees|is|there's|with) (?:really |absolutely )?no (?:\w{1,12} )?(?:point|reason|need|benefit|value|justification|advantage)|what (?:is|would be|'s) the (?:point|benefit|use|value|advantage|purpose|justification)|pointless|useless)\b/i,
    because: 'Who sees no reason for it does not want it.',
    examples: {
      yes: ['I see no reason why we need this.', "I don't see the point.", 'I fail to see any benefit.'],
      no: ['I see the reason.', 'There is a need for this.'],
    },
  },
  {
    id: 'oppose/against',
    outcome: 'oppose',
    pattern:
      /\b(?:detest|object to|I (?:\w{1,12} )?(?:object|oppose|hate|dislike)|(?:am|'m|are|'re|be|strongly|really|absolutely) against|not in favou?r|not interested|totally disagree|strongly disagree|would (?:strongly )?(?:oppose|object))\b/i,
    because: 'Opposition stated in so many words.',
    examples: {
      yes: ['I object to this.', 'I really dislike this.', "We're against it.", 'Sorry, not interested.'],
      no: ['The object is freed.', 'I like this.'],
    },
  },
  {
    id: 'oppose/not-a-fan',
    outcome: 'oppose',
    pattern:
      /\bnot (?:\w{1,12} )?(?:a (?:\w{1,12} )?fan|fond|keen|thrilled|happy|comfortable|excited)\b|\b(?:major|serious) (?:\w{1,12} )?(?:qualms|objections?|reservations)\b/i,
    because: 'Polite dislike.',
    examples: {
      yes: ["I'm not a fan of this.", 'I have major qualms about it.'],
      no: ['A fan of this patch.'],
    },
  },
  {
    id: 'oppose/dont-want',
    outcome: 'oppose',
    pattern:
      /\b(?:don't|do not) (?:really |particularly |quite |actually )?(?:like|want|love|buy|support|agree|believe (?:in|this|we))|\bI'd rather (?:not|we (?:don't|didn't))|\bprefer (?:not to|we (?:don't|didn't)|to not|to avoid)\b/i,
    because: 'The sender would rather be without it.',
    examples: {
      yes: ["I don't like it.", "I'd rather not.", 'We do not want another knob.'],
      no: ['I like it.', 'I want this.'],
    },
  },
  {
    id: 'oppose/dont-think',
    outcome: 'oppose',
    pattern:
      /\b(?:don't|do not|not) (?:really |actually )?(?:think|see why|see how|believe) (?:\w{1,12} )?(?:it|this|that|we|you|there|adding|the)\b/i,
    because: 'A denial of what the proposal rests on; the labelled mail says how often it rejects.',
    examples: {
      yes: ["I don't think this is needed.", 'I do not see how that helps.'],
      no: ['I think this is needed.'],
    },
  },
  {
    id: 'oppose/no',
    outcome: 'oppose',
    pattern:
      /^\W{0,3}(?:(?:sorry|um|uh|eh|well)\W{1,3})?(?:no|nope|nah|stop)\W{1,4}(?:$|it's|that's|this|that|the|we|it|you|please)/i,
    because: 'A bare no to what is proposed.',
    examples: { yes: ['No.', 'Nope.', 'No, this is the wrong place.'], no: ['No problem.', 'Nobody knows.'] },
  },
  {
    id: 'oppose/not-worth',
    outcome: 'oppose',
    pattern:
      /\b(?:not worth|isn't worth|bad trade-?off|premature|bloat|impossible|re-?invent|hard-?cod(?:e|ed|ing)|half-baked|ugly hack|bogus|insane|crazy|silly|nonsense|doesn't scale|won't scale|dead end)\b/i,
    because: 'Hard words about the approach.',
    examples: {
      yes: ['This is not worth it.', 'It seems premature.', "Let's not reinvent it."],
      no: ['It is worth a try.'],
    },
  },
  {
    id: 'oppose/elsewhere',
    outcome: 'oppose',
    pattern:
      /\b(?:fix (?:the|it|your|that|this) (?:\w{1,12} ){0,4}(?:instead|properly|source|driver|hardware|firmware|compiler)|(?:belongs?|done|live|implement(?:ed)?|handled?|solved?|it|this|that) (?:\w{1,12} )?(?:in|from|by|to|into) user-?\s?(?:space|land)|in the first place|already (?:have|has|had|exists?|supports?|supported|possible|does|do|can|provides?))\b/i,
    because: 'It belongs somewhere else, or is there already.',
    examples: {
      yes: ['Fix the driver instead.', 'This can be done from userspace.', 'We already have such a flag.'],
      no: ['It is fixed.', 'User input.'],
    },
  },
  {
    id: 'oppose/wrong-way',
    outcome: 'oppose',
    pattern:
      /\b(?:(?:wrong|bad|terrible|horrible|awful|poor|not (?:a |the |really |such )*(?:right|good|great|correct|proper|best)) (?:\w{1,12} )?(?:way|approach|place|direction|layer|solution|idea|thing|design|abstraction|tradeoff|fix|level|interface|choice|answer|tool)|(?:makes?|making) (?:absolutely )?(?:no|little|zero) sense|(?:doesn't|does not|don't|do not|didn't|not) (?:\w{1,12} )?(?:make|making) (?:any |much |a lot of |too much |that much )?sense|completely (?:broken|wrong|bogus)|fundamentally|over-?engineer|ill-conceived|abuse|workaround|band-?aid|papering)/i,
    because: 'The approach itself is called wrong.',
    examples: {
      yes: [
        'This is the wrong place for it.',
        'It is not a good idea.',
        'That makes no sense.',
        "It doesn't make any sense.",
      ],
      no: ['This makes sense.', 'It is the right way.'],
    },
  },
  {
    id: 'neutral/no-opinion',
    outcome: 'neutral',
    pattern:
      /\b(?:(?:no|without) (?:\w{1,12} )?(?:opinion|preference|feelings?|horse in)|(?:don't|do not|doesn't|didn't) (?:really |particularly |personally )?have (?:an?|any|much of an?) (?:\w{1,12} )?(?:opinion|preference|feelings?)|(?:don't|do not) (?:really |particularly |personally )?(?:mind|care) (?:either|much|which|whether|one way|how)|(?:don't|do not) feel (?:\w{1,12} )?strongly|(?:'m|am|is|are|remain|at least) (?:\w{1,12} )?(?:neutral|indifferent|agnostic|undecided|torn|on the fence)|either (?:way|option|one|variant|choice) (?:is|are|works?|sounds?|seems?|would be) (?:\w{1,12} )?(?:fine|ok|okay|good|reasonable|acceptable|for me)|(?:fine|ok|okay) (?:with me )?either way|mixed feelings|no clear answer|neither for nor against|not for or against|whatever (?:you|they|others|everyone|the \w{1,15}|\w{1,15}) (?:prefers?|decides?|likes?|thinks? is best))\b/i,
    because: 'The sender says outright that they are undecided or indifferent.',
    examples: {
      yes: [
        "I don't have a strong opinion.",
        'Either way is fine.',
        "I'm on the fence about this.",
        'No strong preference from my side.',
        'Whatever the maintainers prefer.',
      ],
      no: ['I have an opinion on this.', 'Either way the lock is lost.', "I don't mind the gap."],
    },
  },
  {
    id: 'neutral/leaves-it',
    outcome: 'neutral',
    pattern:
      /\b(?:(?:leave|leaving) (?:it|that|this|the \w{2,15})(?: \w{1,15}){0,3} to (?:the|you|others?|\w{2,15})\b|(?:let|have) (?!me\b|us\b|you\b)(?:\w{1,15} ){1,4}(?:decide|judge|weigh in|chime in|comment on (?:this|that|it)|reply)\b|(?:defer|deferring) (?:this |that |it )?to\b|(?:it is|it's|that is|that's|this is|entirely|really|all|^) ?(?:up to (?:you|the|others|whoever|maintainers?)|(?:your|the maintainers?'?s?|\w{2,15}'s) call)\b|(?:wait|hope|like) (?:\w{1,12} ){0,2}for (?:\w{1,15} ){1,4}(?:to (?:chime in|comment|weigh in|decide)))/i,
    because: 'Who leaves it to somebody else takes no side.',
    examples: {
      yes: [
        "I'll leave that to Ann to decide.",
        "It's up to you.",
        "I'd say let the bus maintainers decide.",
        'That is your call.',
        'I defer to the networking people.',
        "Let's wait for the bus people to chime in.",
      ],
      no: [
        'Leave the lock alone.',
        'It counts up to the limit.',
        'Let me reply later.',
        'This is a function call.',
      ],
    },
  },
  {
    id: 'neutral/not-my-area',
    outcome: 'neutral',
    pattern:
      /\b(?:not (?:really |too |very |that )?(?:familiar|an expert|qualified|my area)|no expert|more familiar|(?:don't|do not) know (?:\w{1,12} ){0,3}(?:enough|well enough)|(?:don't|do not) feel qualified|insight (?:\w{1,12} ){0,2}limited)\b/i,
    because: 'Who says that they know the matter too little judges nothing; what else they say may still.',
    examples: {
      yes: ["I'm not familiar with this code.", "I don't know this driver well enough to judge."],
      no: ['This looks familiar.', 'I know this code.'],
    },
  },
  {
    id: 'support-if/apart-from',
    outcome: 'support-if',
    pattern:
      /\b(?:(?:other|rather) than (?:that|this|these|those|the)|(?:apart|aside) from|besides (?:that|this|the)|except (?:for )?(?:that|this|the)|otherwise,? (?:\w{1,12} ){0,3}(?:looks?|seems?|LGTM|good|fine|ok|nice|great|reviewed|acked|feel|I))\b/i,
    because: 'Approval of all but what was named.',
    examples: {
      yes: ['Other than that, looks good.', 'Apart from the typo this is fine.', 'Otherwise LGTM.'],
      no: ['Otherwise the lock is lost.', 'It looks good.'],
    },
  },
  {
    id: 'support-if/with-that',
    outcome: 'support-if',
    pattern:
      /\b(?:(?:with|after|once|when|given|assuming|provided|modulo|as long as|so long as|subject to)\b[^.?!]*(?:feel free|LGTM|looks? good|reviewed-by|acked-by|tested-by|I'?m (?:fine|ok|happy)|fine (?:by|with)|no objection|happy to)|(?:feel free|LGTM|looks? (?:good|fine|ok)|reviewed-by|acked-by|I'?m (?:fine|ok|okay|happy)|fine (?:by|with|for) me|no objections?|ok with)\b[^.?!]*\b(?:once|after|if|when|provided|assuming|as long as|so long as|with (?:that|this|these|the)|unless|until|modulo)\b)/i,
    because: 'Approval tied to a change that is still to come.',
    examples: {
      yes: [
        'With that fixed, feel free to add my tag.',
        'LGTM once the comment is gone.',
        'Looks good as long as CI passes.',
      ],
      no: ['LGTM.', 'It is locked once the list is full.'],
    },
  },
  {
    id: 'support-if/would-accept',
    outcome: 'support-if',
    pattern:
      /\b(?:if|once|when|unless|provided|as long as|assuming|after)\b[^.?!]*\bI(?:'d| would| could| will|'ll| can) (?:then |also |probably |certainly |surely )?(?:not hesitate to |not mind |gladly |happily |be (?:happy|glad|willing|fine|ok|okay|ready) (?:to|with) )?(?:accept|ack|take|taking|apply|merge|agree|support|queue|pick|approve)/i,
    because: 'Acceptance promised for when something named is done.',
    examples: {
      yes: [
        'If that lock goes away I would not hesitate to accept the series.',
        "Once the names are settled I'll happily ack it.",
      ],
      no: ['If you like I can test it.', 'I would take another lock.', 'I will apply it.'],
    },
  },
  {
    id: 'support-if/in-general',
    outcome: 'support-if',
    pattern:
      /\b(?:overall|in general|generally|mostly|conceptually|in principle|basically|at a glance|on the whole|the rest|everything else|general idea|direction)\b[^.?!]*\b(?:good|fine|ok|okay|nice|great|sane|reasonable|sense|LGTM|like|agree|sound|right|support|worthwhile)\b|\b(?:good|fine|ok|okay|nice|great|sane|reasonable|sense|LGTM|like|agree)\b[^.?!]*\b(?:overall|in general|in principle|conceptually|for the most part|at a glance)\b/i,
    because: 'Approval in general announces something in particular.',
    examples: {
      yes: [
        'Overall this looks good, a few notes below.',
        'Generally fine.',
        'I like the direction, it is good.',
      ],
      no: ['It is good.', 'In general the lock is taken first.'],
    },
  },
  {
    id: 'support-if/good-but',
    outcome: 'support-if',
    pattern:
      /\b(?:good|fine|ok|okay|nice|great|sane|reasonable|sense|LGTM|like|agree|improvement|works|no objections?)\b[^.?!]*\b(?:but|however|though|just|only|except|although)\b/i,
    because: 'What follows "but" is what still has to happen.',
    examples: {
      yes: ['Looks good, but the name is odd.', 'I like it, just one thing.'],
      no: ['Looks good.', 'But it is good.'],
    },
  },
  {
    id: 'support-if/minor',
    outcome: 'support-if',
    pattern:
      /\b(?:(?:just|only|one|few|some|of|two|minor|small|tiny|a) (?:nits?|nitpicks?)\b|minor (?:\w{1,12} )?(?:comment|thing|issue|suggestion|remark|question)s?|small (?:\w{1,12} )?(?:comment|thing|issue|suggestion|remark|request)s?|minor (?:comment|nit|thing|issue|suggestion|remark)s?|(?:few|some|couple of) (?:\w{1,12} )?(?:comments?|notes?|remarks?|suggestions?|thoughts?) (?:below|inline|though))\b/i,
    because: 'Small remarks are announced by somebody who wants it in.',
    examples: {
      yes: ['Just a minor nit.', 'A few comments below.', 'One small suggestion:'],
      no: ['No comments.', 'A small lock.'],
    },
  },
  {
    id: 'support/tag-words',
    outcome: 'support',
    pattern:
      /\b(?:reviewed|acked|tested)(?:-and-(?:reviewed|acked|tested))?-by\b|\b(?:feel free to|you can|please|may) (?:\w{1,12} )?add my\b|\bmy (?:R-?b|A-?b|T-?b|ack|tags?)\b|^\W{0,3}ACK(?:ed)?\b/i,
    because: 'A tag in running words.',
    examples: {
      yes: ['Feel free to add my Reviewed-by: Ann.', 'ACK', 'You have my ack.'],
      no: ['The ACK packet is lost.', 'I reviewed it.'],
    },
  },
  {
    id: 'support/applied',
    outcome: 'support',
    pattern:
      /^(?:[\w' ,!]{0,40}[,!.] ?)?(?:now |both |all |patch(?:es)? |series )?(?:applied|queued|merged|pushed|picked up)\b|\bI(?:'ll| will|'ve| have|'m| am)? (?:\w{1,12} )?(?:apply|applied|queued?|merged?|picked|took|take|taking|applying|queuing|pick) (?:up )?(?:this|it|your|the|these|them|both|all)\b/i,
    because: 'Who takes it wants it in.',
    examples: {
      yes: ['Applied, thanks!', 'Thanks, merged!', "I'll queue this for 6.1."],
      no: ['The patch that was applied broke it.', 'Not applied yet.'],
    },
  },
  {
    id: 'support/looks-good',
    outcome: 'support',
    pattern:
      /\bLGTM\b|\b(?:looks?|looking|seems?|sounds?|feels?|appears?) (?:like a )?(?:\w{1,12} ){0,2}(?:good|great|fine|ok|okay|sane|reasonable|correct|right|nice|sensible|better|clean|cleaner|simple|simpler|straightforward|clear|promising|useful|interesting|solid|plausible|improvement)\b/i,
    because: 'The common words of approval.',
    examples: {
      yes: ['LGTM.', 'Looks good to me.', 'This looks pretty straightforward.', 'Sounds reasonable.'],
      no: ['Look at the lock.', 'It looks broken.'],
    },
  },
  {
    id: 'support/good-thing',
    outcome: 'support',
    pattern:
      /\b(?:good|great|nice|excellent|neat|clever|cool|lovely|awesome|welcome|worthwhile|valuable|useful|clear|big|definite|significant) (?:\w{1,12} )?(?:idea|work|job|cleanup|clean-up|improvement|change|thing|patch|patchset|series|fix|stuff|feature|addition|step|optimi[sz]ation|start|solution|approach|direction|find|win)\b/i,
    because: 'Praise of the thing proposed.',
    examples: {
      yes: ['Good idea!', 'Nice cleanup.', 'This is a welcome change.'],
      no: ['Good morning.', 'A nice question.'],
    },
  },
  {
    id: 'support/makes-sense',
    outcome: 'support',
    pattern:
      /\bmakes (?:\w{1,12} ){0,3}sense\b|\bmake (?:\w{1,12} )?sense to me\b|\b(?:works for me|good enough|that works|I buy)\b/i,
    because: 'Acceptance of a reason is acceptance of the thing.',
    examples: {
      yes: ['Makes sense.', 'That makes a lot of sense to me.', 'Works for me.'],
      no: ['In what sense?', 'Does this make sense?'],
    },
  },
  {
    id: 'support/correct',
    outcome: 'support',
    pattern:
      /\b(?:patch|fix|change|this|that|it|approach|series|solution|idea|code) (?:\w{1,12} )?(?:is|was|seems|are) (?:\w{1,12} )?(?:correct|right|valid|safe|needed|necessary|good|fine|justified|reasonable|great|nice|better|useful|worth(?:while)?)\b/i,
    because: 'The thing proposed is called right.',
    examples: {
      yes: ['Your patch certainly is correct.', 'I believe it is safe.', 'This approach is reasonable.'],
      no: ['Is it needed?', 'The lock is held.'],
    },
  },
  {
    id: 'support/fine-with',
    outcome: 'support',
    pattern:
      /\b(?:I'?m|I am|I'd be|I would be|we'?re|we are|I) (?:\w{1,12} )?(?:fine|ok|okay|happy|good|cool|in favou?r|all for|supportive|glad|on board|sold)\b|\b(?:is|it's|that's|would be|be|are|'s) (?:\w{1,12} )?(?:fine|ok|okay|perfect|acceptable|good) (?:with|by|for|to) (?:me|us)\b|\b(?:is|it's|that's|would be|'s|are) (?:\w{1,12} )?(?:fine|ok|okay|perfect|great|correct|valid)[.,!]?$/i,
    because: 'The sender says that they are content.',
    examples: {
      yes: ["I'm fine with this.", 'That is okay for us.', 'That part is fine.'],
      no: ['The lock is taken.', 'Is this fine?'],
    },
  },
  {
    id: 'support/no-objection',
    outcome: 'support',
    pattern:
      /\b(?:no (?:\w{1,12} )?(?:objections?|complaints?|concerns?|issues? (?:with|from)|problems? (?:with|from))|(?:don't|do not|doesn't) (?:\w{1,12} )?(?:have|see) (?:a|any|an) (?:\w{1,12} )?(?:objections?|problems?|issues?|concerns?)|(?:don't|do not|won't) object|not opposed|not against)\b/i,
    because: 'Who has no objection lets it in.',
    examples: {
      yes: ['No objections from me.', "I don't have a problem with this approach."],
      no: ['I have an objection.', 'No lock.'],
    },
  },
  {
    id: 'support/like',
    outcome: 'support',
    pattern:
      /\b(?:I|we) (?:\w{1,12} )?(?:like|love|support|welcome|appreciate|favou?r|endorse) (?:this|the|your|that|it|these|how)\b|\b(?:in favou?r of|looking forward to|thumbs up|strongly hope|much (?:better|nicer|cleaner|clearer)|go ahead|green light|ship it|even better)\b/i,
    because: 'Liking stated in so many words.',
    examples: {
      yes: ['I like this.', "I'm in favor of it.", 'Please go ahead.', 'Much better.'],
      no: ['It works like the lock.', 'I would like a lock.'],
    },
  },
  {
    id: 'support/agree',
    outcome: 'support',
    pattern:
      /\b(?:I|we|do|fully|totally|completely|also|strongly|definitely|absolutely|'d) (?:\w{1,12} )?agree\b|^\W{0,3}(?:agreed?|exactly|indeed|\+1|seconded|same here|ditto|absolutely|yes,? please|precisely|me too)\b|(?:^|\s)\+1\b/i,
    because: 'Agreement takes over the position that is agreed with.',
    examples: {
      yes: ['I agree with Ann.', 'Exactly.', '+1', 'Agreed.'],
      no: ['We agreed on a lock last year.', 'a+1 is one more.'],
    },
  },
  {
    id: 'support/works',
    outcome: 'support',
    pattern:
      /\b(?:I(?:'ve| have)? (?:\w{1,12} )?tested|works (?:fine|well|great|for me|as expected|nicely|perfectly)|(?:fixes|solves|resolves|fixed|solved) (?:the|this|my|it|our)|(?:do|does|did) fix|boots fine|passes)\b/i,
    because: 'A good test result speaks for it.',
    examples: {
      yes: ['I tested this on a board.', 'Works fine here.', 'This fixes the hang.'],
      no: ['It works by polling.', 'Test it.'],
    },
  },
  {
    id: 'none/courtesy',
    outcome: 'none',
    pattern:
      /\bplease (?:let (?:me|us) know|find|see|note|refer|feel free|correct me|have a look|take a look|ignore|bear|forgive|excuse)\b|\b(?:if you have any|hope (?:this|that|it) helps|have a (?:nice|great|good))\b/i,
    because: 'Courtesy with the word please asks for no change.',
    examples: {
      yes: ['Please let me know.', 'Hope this helps.', 'Please find the log below.'],
      no: ['Please split this.'],
    },
  },
  {
    id: 'none/conceded',
    outcome: 'none',
    pattern:
      /\b(?:you(?:'re| are) (?:\w{1,12} )?right|my (?:bad|mistake)|I was wrong|stand corrected|I (?:\w{1,12} )?(?:missed|misread|misunderstood|overlooked)|good (?:point|catch)|never\s?mind|(?:ignore|disregard) (?:my|this|that)|that (?:explains|answers)|makes it clear|I see now|point taken|true enough|fair enough|(?:you|that) (?:have |has |'ve )?convinced me|I(?:'m| am) convinced(?: now)?)\b/i,
    because: 'Who concedes drops what they said before.',
    examples: {
      yes: ['You are right.', 'Please disregard my comment.', 'Ah, I missed that.', 'Fair enough.'],
      no: ['You are wrong.', 'The right lock.'],
    },
  },
  {
    id: 'concern/fault',
    outcome: 'concern',
    pattern:
      /^\W{0,3}(?:(?:so|and|but|also|hmm?|sorry|unfortunately|actually|well|no|fyi|btw|note that|with this applied)[, ]{1,2})?(?:(?:this|that|it|which|(?:the|this|that|your) (?:\w{1,12} )?(?:patch|series|change|code|version|commit|approach|hunk|check|test|function|comment|name|fix)) (?:\w{1,10}ly |still |now |also |will |would |just |can |could |may |might )?(?:breaks?|crash(?:es)?|leaks?|deadlocks?|fails?|regress(?:es)?|corrupts?|overflows?|hangs?|causes? (?:\w{1,12} ){0,2}(?:regression|crash|deadlock|failure|warning|problem|leak|bug)|(?:doesn't|does not|didn't|won't|will not|can't|cannot) (?:\w{1,12} )?(?:compile|build|apply|work|boot|link|scale)|(?:is|looks|seems) (?:\w{1,12} )?(?:racy|broken|wrong|buggy|incorrect|bogus|unsafe|not (?:\w{1,12} )?(?:right|correct|true|safe))|isn't (?:\w{1,12} )?(?:right|correct|true|safe))\b|I (?:\w{1,10} )?(?:found|get|got|hit|see|saw) (?:an?|the|this|some|several|multiple|these) (?:\w{1,15} ){0,3}(?:deadlocks?|crash(?:es)?|bugs?|regressions?|warnings?|build failures?|oops|panic|hang|splat|leaks?)\b|there(?:'s| is| are) (?:still )?(?:an?|some|another) (?:\w{1,15} ){0,2}(?:race|deadlocks?|bugs?|leaks?)\b)/i,
    because: 'A fault of the proposal is stated as a plain fact.',
    examples: {
      yes: [
        'This breaks the build.',
        'The patch does not apply.',
        'I found a deadlock.',
        'But that is racy.',
        'There is a leak on the error path.',
      ],
      no: ['Does this break the build?', 'The board is broken.', 'This works.'],
    },
  },
  {
    id: 'concern/doubt',
    outcome: 'concern',
    pattern:
      /\b(?:not (?:\w{1,12} )?(?:sure|convinced|certain|clear|obvious|comfortable)|unsure|unconvinced|skeptical|sceptical|worr(?:y|ied|ies|isome)|concern(?:s|ed|ing)?|afraid|hesitant|reluctant|uneasy|doubt(?:s|ful)?|unclear|confus(?:ed|ing)|puzzled|suspect|wonder(?:ing)?|hm+|ugh|meh|uh)\b/i,
    because: 'Doubt in so many words.',
    examples: {
      yes: ["I'm not sure this is right.", 'My main concern is speed.', 'I wonder if it works.'],
      no: ['I am sure.', 'It is clear.'],
    },
  },
  {
    id: 'concern/do-we-need',
    outcome: 'concern',
    pattern:
      /^(?:so |and |but |also |then |hmm,? |well,? )?(?:do|does|is|are|should|could|would|can|will|has|have|did|was|were)(?:n't|n't| not)? (?:we|you|it|this|that|these|they|there|the|any)\b[^?]*(?:really|need|necessary|instead|also|rather|better|not\b|n't|race|racy|break|leak|safe|enough|too|just|simply|even|actually|possible)/i,
    because: 'A question about need, place or safety voices a doubt.',
    examples: {
      yes: ['Do we really need this?', "Isn't this racy?", 'Should this not be static?'],
      no: ['Do you have a log?', 'It is needed.'],
    },
  },
  {
    id: 'concern/why-not',
    outcome: 'concern',
    pattern:
      /\b(?:why (?:not|do|does|is|are|don't|doesn't|isn't|can't|would|should|did|have|use|add|the|this|can)|what (?:if|about|happens|prevents|guarantees|makes|protects|would happen|is the (?:reason|plan|rationale|motivation))|how (?:about|does (?:this|it|that)|is (?:this|that|it)|would (?:this|that|it|you)|do (?:you|we)|can (?:this|we|you)|come))\b/i,
    because: 'Why, what if and how about put the proposal in question.',
    examples: {
      yes: ['Why not use a list?', 'What if it fails?', 'How about a helper?'],
      no: ['That is why.', 'I know how it works.'],
    },
  },
  {
    id: 'concern/request',
    outcome: 'concern',
    pattern:
      /(?:^|[,;:] |\b(?:so|and|but|also|then|could you|can you|would you|can we|could we) )(?:please|pls|kindly)\b|^(?:can|could|would|will|may) (?:you|we|this|it|that|I)\b|\b(?:could|can) (?:you|we) (?:\w{1,12} )?(?:add|use|split|move|drop|remove|explain|make|rename|change|elaborate|describe|document|keep|put|try|check|fix|get|avoid|do|turn|share|merge|call|have|just)\b/i,
    because: 'A request for a change is a concern until it is met.',
    examples: {
      yes: ['Please split this.', 'Could you add a comment?', 'Can we make it static?'],
      no: ['Thanks, this pleases me.', 'You can see it.'],
    },
  },
  {
    id: 'concern/should',
    outcome: 'concern',
    pattern:
      /\b(?:should(?:n't)?|must(?:n't)?|ought to|needs? to|needs? (?:an?|some|more|the|at least)|has to|have to|supposed to|(?:would|might|may|could) (?:want|need) to|(?:is|are) needed|(?:is|are) (?:still )?missing|missing|you (?:need|want|can|could|may|might|forgot|missed|also)|required)\b/i,
    because: 'What should be otherwise is a request.',
    examples: {
      yes: ['This should be static.', 'You need a lock here.', 'The error path is missing.'],
      no: ['It is static.', 'Thanks.'],
    },
  },
  {
    id: 'concern/suggest',
    outcome: 'concern',
    pattern:
      /\b(?:I'd|I would|we'd|we would|would be|it'd be|might be|could be|may be) (?:\w{1,12} ){0,3}(?:prefer|rather|like|suggest|recommend|expect|argue|say|love|go|want|better|best|nice|nicer|good|great|helpful|useful|cleaner|simpler|easier|worth|clearer|enough)\b|\b(?:I|we) (?:\w{1,12} )?(?:suggest|recommend|propose|prefer|expect|advise|guess we|think (?:we|you|it|this|that))\b|\b(?:maybe|perhaps|consider|instead|rather than|alternatively|better (?:to|if|would|off)|how about|suggestion)\b/i,
    because: 'Another way is put forward.',
    examples: {
      yes: ["I'd prefer a list.", 'Maybe use a helper.', 'It would be better to wait.'],
      no: ['It is a list.', 'Thanks.'],
    },
  },
  {
    id: 'concern/problem',
    outcome: 'concern',
    pattern:
      /\b(?:breaks?|broken|breakage|bugs?|buggy|rac(?:e|es|y)|dead-?locks?|leak(?:s|ed|ing)?|crash(?:es)?|wrong|incorrect(?:ly)?|problems?|problematic|issues?|fail(?:s|ed|ing|ure)?|regress(?:es|ion|ions)?|overflow|corrupt\w{0,5}|oops|panic|uninitiali[sz]ed|use-after-free|NULL pointer|dereference|hang|stall|invalid|bogus|mistake|typo|unsafe|vulnerab\w{1,7}|exploit|attack|conflict|undefined|warnings?|errors?)\b/i,
    because: 'The sender names a fault.',
    examples: {
      yes: ['This breaks the build.', 'There is a race.', 'That leaks memory.'],
      no: ['It is built.', 'Thanks.'],
    },
  },
  {
    id: 'concern/cost',
    outcome: 'concern',
    pattern:
      /\b(?:overhead|churn|ugly|hack(?:y|ish)?|fragile|brittle|risk(?:y|s)?|danger(?:ous)?|odd|weird|strange|unnecessar(?:y|ily)|redundant|overkill|complicated|complexity|complex|duplicat\w{1,4}|expensive|costly|slow(?:er|s)?|bloat|messy|mess|confusing|misleading|inconsistent|surprising|painful|pain|burden|too (?:much|many|big|long|late|early|complicated|complex|generic|specific|large|aggressive)|no need|not (?:needed|necessary|required)|unused|heavy|awkward|annoying|tricky|harder|difficult)\b/i,
    because: 'The sender names a cost.',
    examples: {
      yes: ['This adds overhead.', 'It looks odd.', 'That is unnecessary.'],
      no: ['It is fast.', 'Thanks.'],
    },
  },
  {
    id: 'concern/negation',
    outcome: 'concern',
    pattern:
      /\b(?:doesn't|does not|don't|do not|isn't|is not|aren't|are not|won't|will not|can't|cannot|can not|wouldn't|would not|couldn't|didn't|never|nothing|neither|no longer|not)\b/i,
    because:
      'Most denials in a review speak of what the proposal fails to do; the weakest row, and read last but one.',
    examples: { yes: ['This does not work.', "It won't build."], no: ['It works.', 'Thanks.'] },
  },
  {
    id: 'concern/but',
    outcome: 'concern',
    pattern:
      /^\W{0,3}(?:but|however|although|though|still|yet|except|unfortunately|nit)\b|\b(?:but|however|unless)\b/i,
    because: 'A turn against what was said before.',
    examples: {
      yes: ['But the list is empty.', 'nit: extra blank.', 'However, it grows.'],
      no: ['It grows.', 'Thanks.'],
    },
  },
  {
    id: 'none/thanks',
    outcome: 'none',
    pattern:
      /^\W{0,3}(?:thanks|thank you|thx|cheers|regards|best|kind regards|hi|hello|hey|dear|sorry|no worries|no problem|got it|understood|i see|ah|ok|okay|sure|welcome|noted|will do)\b/i,
    because: 'Courtesy takes no side.',
    examples: { yes: ['Thanks,', 'Hi Ann,', 'Ok, I see.'], no: ['The lock.', 'NAK.'] },
  },
  {
    id: 'none/answer',
    outcome: 'none',
    pattern:
      /^\W{0,3}(?:yes|yeah|yep|yup|no|nope|right|correct|true|indeed|because|the reason|it depends|afaik|iirc|fwiw|fyi|btw|i mean|i meant)\b/i,
    because: 'An answer to a question takes no side by itself.',
    examples: { yes: ['Yes, it is.', 'AFAIK it is.', 'FYI, see the log.'], no: ['The lock.', 'NAK.'] },
  },
  {
    id: 'none/own-plans',
    outcome: 'none',
    pattern:
      /\b(?:I'll|I will|I'm going to|let me|I am going to|I can|I plan|we will|we'll|I just|I have|I've|I had|I was) (?:\w{1,12} )?(?:send|sent|post|posted|try|test|check|look|have a look|take a|get back|see|think|reply|update|fix|add|prepare|work|working|start|started|cc|ask|share|rebase|resend|investigate)\b/i,
    because: 'What the sender does next says nothing about the proposal.',
    examples: {
      yes: ["I'll take a look.", 'I have sent a patch.', 'Let me check.'],
      no: ['You should check.', 'NAK.'],
    },
  },
  {
    id: 'none/asks',
    outcome: 'none',
    pattern:
      /^(?:so |and |but |also |just |hmm,? |btw,? )?(?:what|which|who|when|where|how (?:many|much|often|long|big|large)|do you (?:have|know|mean|see|plan|think)|did you|have you|are you|is there|can you (?:share|tell|elaborate|explain|point|try|test)|could you (?:share|tell|elaborate|explain|point|try|test)|any)\b[^?]*\?/i,
    because: 'A plain request for information takes no side.',
    examples: {
      yes: ['Which kernel is this?', 'Do you have a log?', 'Did you test it?'],
      no: ['NAK.', 'Why not a list?'],
    },
  },
]);
