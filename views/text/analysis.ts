import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import type { analysisDocument } from '../contract.js';
import { coded, line, paint, type TextOptions, wrap } from './format.js';

type Thread = ReturnType<typeof analysisDocument>['threads'][number];

/** What `acktree analyze` prints for people: the public JSON's threads in short, each stand with its sentence. */
export function analysisText(threads: readonly Thread[], options: TextOptions): string {
  return threads.map((thread) => `${threadLines(thread, options).join('\n')}\n`).join('\n');
}

function threadLines(thread: Thread, options: TextOptions): string[] {
  const open = thread.questions.filter((q) => q.status === 'open' && !q.rhetorical);
  return [
    paint(line(thread.subject), 'bold', options),
    `${line(thread.author.name)}, ${thread.messages.length} messages, <${line(thread.root)}>`,
    `${coded(CONSENSUS_CODES[thread.consensus], options)}; outcome: ${OUTCOME_WORDS[thread.outcome]}`,
    ...thread.consensusReasons.flatMap((reason) => wrap(`- ${line(reason.text)}`, options.width, '  ')),
    ...thread.people.flatMap((person) => [
      `  ${coded(POSITION_CODES[person.position], options)}: ${line(person.who)}`,
      ...cited(person.text, person.evidence, options),
    ]),
    ...open.flatMap((question) => [
      `  ? ${line(question.who)} asks${question.to === null ? '' : ` ${line(question.to)}`}`,
      ...cited(question.text, question.messageId, options),
    ]),
  ];
}

function cited(text: string | null, messageId: string | null, options: TextOptions): string[] {
  if (text === null || messageId === null) return [];
  return [
    ...wrap(`"${line(text)}"`, options.width, '      '),
    `      ${paint(`<${line(messageId)}>`, 'dim', options)}`,
  ];
}
