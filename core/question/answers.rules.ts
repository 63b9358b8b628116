import { defineRules } from '../rule.js';

/** What the first words of a reply say about the question above it. */
export type ReplyReading = 'yes-no' | 'reason' | 'noted' | 'postponed' | 'counter' | 'settled' | 'found';

/** Read against the beginning of the own words that follow a quotation; every row that matches counts. */
export const REPLY_RULES = defineRules<ReplyReading>([
  {
    id: 'reply/yes-no',
    outcome: 'yes-no',
    pattern:
      /^\W{0,4}(?:yes|yeah|yep|yup|no|nope|nah|sure|right|correct|exactly|indeed|absolutely|definitely|agreed?|true|not (?:really|yet|quite|necessarily)|of course|I (?:think|guess|believe|suppose) (?:so|not)|it (?:is|does|should|will|can)|they (?:are|do))\b/i,
    because: 'The first word is the answer.',
    examples: {
      yes: ['Yes, that is so.', 'No.', 'Not really, the lock is held.'],
      no: ['The lock is held.'],
    },
  },
  {
    id: 'reply/reason',
    outcome: 'reason',
    pattern:
      /\b(?:because|since|the reason|due to|that's why|in order to|so that|otherwise|the idea (?:is|was))\b/i,
    because: 'A reason answers a why.',
    examples: {
      yes: ['Because the lock is held.', 'The idea was to save memory.'],
      no: ['The lock is held.'],
    },
  },
  {
    id: 'reply/noted',
    outcome: 'noted',
    pattern:
      /\b(?:good|great|fair|excellent|valid|interesting) (?:question|point|catch)\b|^\W{0,4}(?:ok|okay|will do|noted|ack|done|fixed)\b|\b(?:will|I'll|let me) (?:\w{1,12} )?(?:update|change|fix|add|do (?:that|it|so)|drop|remove|rename)\b/i,
    because: 'The point is taken; to a suggestion that is the answer.',
    examples: { yes: ['Good point, will fix.', 'Ok.', "I'll change that."], no: ['The lock is held.'] },
  },
  {
    id: 'reply/postponed',
    outcome: 'postponed',
    pattern:
      /\b(?:good question|(?:will|I'll|need to|have to|let me|going to) (?:\w{1,12} )?(?:check|look|investigate|think|see|find out|get back|try|test|dig|ask)|not sure (?:yet|either)|no idea|don't know(?: yet)?|on my (?:todo|list))\b/i,
    because: 'Somebody took note and promised to find out: the question stays open.',
    examples: {
      yes: ['Good question.', "I'll have to check.", 'No idea, sorry.'],
      no: ['Yes, I checked.', 'The lock is held.'],
    },
  },
  {
    id: 'reply/counter',
    outcome: 'counter',
    pattern: /^[^.!]{0,300}\?/,
    because: 'A question in return may ask for more before it answers.',
    examples: {
      yes: ['What do you mean?', 'Which lock do you have in mind?'],
      no: ['The lock. Which other?'],
    },
  },
  {
    id: 'reply/settled',
    outcome: 'settled',
    pattern:
      /\b(?:thanks|thank you|makes sense|I see|got it|understood|fair enough|that (?:answers|explains|clarifies|works)|good to know|clear now|ah,? (?:ok|right|yes|I)|ok(?:ay)?)\b|^(?:reviewed|acked|tested)-by:/im,
    because: 'The one who asked says so, or goes on to give a tag.',
    examples: {
      yes: ['Thanks, that explains it.', 'Makes sense.', 'Fair enough.'],
      no: ['That is not what I asked.'],
    },
  },
  {
    id: 'reply/found',
    outcome: 'found',
    pattern:
      /\b(?:never ?mind|(?:found|figured|worked|got) (?:it|that|this|the (?:answer|reason|cause))(?: out)?|answer(?:ing|ed)? (?:my own|to my own|myself)|(?:scratch|ignore|forget|disregard) (?:that|my question|this)|I see (?:it|that|now|you)|it(?:'s| is) (?:explained|answered|mentioned|described|documented))\b/i,
    because: 'Of the one who asked: the answer was found without others.',
    examples: {
      yes: [
        'Never mind, I found it in the log.',
        'Ah, it is explained in the cover letter.',
        'Answering my own question: yes.',
      ],
      no: ['Any news?', 'I still look for it.'],
    },
  },
]);

/** How a message is tied to the question that it answers; the id is stored with every answered question. */
export const ANSWER_WAYS = [
  {
    id: 'answer/quote',
    outcome: 'answered',
    because: 'A later mail quotes the question and has words of its own under it.',
    examples: {
      yes: ['> Why a spinlock?\n\nThe handler runs with interrupts off.'],
      no: ['> Why a spinlock?'],
    },
  },
  {
    id: 'answer/reply',
    outcome: 'answered',
    because: 'A direct reply leaves the question out, and its words answer it all the same.',
    examples: { yes: ['Yes, the handler runs with interrupts off.'], no: ['Thanks for the report.'] },
  },
  {
    id: 'answer/self',
    outcome: 'answered',
    because: 'The one who asked found the answer and says so.',
    examples: { yes: ['Never mind, I found it in the log.'], no: ['Any news?'] },
  },
  {
    id: 'answer/through',
    outcome: 'answered',
    because: "Somebody replies to the asker's own reply to the question.",
    examples: { yes: ['The second form is the right one.'], no: ['Which of the two do you mean?'] },
  },
  {
    id: 'answer/later',
    outcome: 'answered',
    because: 'The next mail that the person asked sends, elsewhere in the thread, answers it.',
    examples: {
      yes: ['As asked in the other branch: it runs with interrupts off.'],
      no: ['Applied, thanks.'],
    },
  },
] as const;
