import { readFileSync } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import type { Store } from '../../db/store.js';
import { logText } from '../../views/text/log.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { readId } from '../ids.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { withStore } from '../store.js';

export const correct: Command = {
  name: 'correct',
  summary: 'Set right what was read from the mail.',
  args: '[id] [what] [value...]',
  options: ['why', 'restsOn', 'who', 'importFile', 'json', 'db'],
  description: [
    '`what` is one of: `position PERSON POSITION`, `condition-met PERSON`, `objection-withdrawn PERSON`, `objection-outweighed PERSON`, `not-a-statement LINE`, `question-answered LINE [ID]`, `question-dropped LINE`, `outcome OUTCOME`, `decision TEXT [PERSON...]`, `link-revision ID`, `cut-revision ID`, `merge-people PERSON INTO`, `split-people PERSON`, `undo CORRECTION`. A person is an address, a line one of the mail that `id` names.',
    'What the mails say stays visible beside it. Corrections outlive imports, `reanalyze`, `rebuild` and `restore`; one is taken back by another, with `undo` and its id from `acktree log`. docs/corrections.md has more.',
  ],
  examples: [
    [
      'correct 20260907081204.432606-1-mira.okafor@kitelabs.example.com outcome rejected --why "told at the meeting"',
      'Say what became of a proposal.',
    ],
    [
      'correct - objection-withdrawn hanna@example.org --why "said in private" < reply.eml',
      'Take an objection from who raised it; the correction rests on the mail.',
    ],
    ['correct --import corrections.jsonl', 'Take over what `acktree log --json` wrote elsewhere.'],
  ],
  async run(io, [id, what = '', ...values], options) {
    if (options.import !== undefined) return importLog(io, options.import, options);
    if (id === undefined)
      throw new CliError('name a message, and what to set right; or --import FILE', EXIT.usage);
    const messageId = await readId(io, id);
    const { correctionRequest } = await import('../../server/api/correction.js');
    const asked = correctionRequest.safeParse({
      messageId,
      change: { kind: what, ...fieldsOf(what, values, messageId) },
      why: options.why ?? '',
      restsOn: options.restsOn ?? (id === '-' ? messageId : null),
    });
    if (!asked.success) throw new CliError(wrong(asked.error.issues[0]), EXIT.usage);
    await withStore(io, options, 'read', async (store) => {
      const made = await store.correct({ ...asked.data, who: nameOf(io, options) });
      const logged = (await store.corrections(made.root)).filter((one) => one.id === made.id);
      io.out(options.json ? `${JSON.stringify(made)}\n` : logText({ page: 'log', rows: logged }));
    });
    return undefined;
  },
};

function fieldsOf(what: string, values: readonly string[], message: string): object {
  const [first = '', second = null, ...rest] = values;
  switch (what) {
    case 'position':
      return { person: first, position: second };
    case 'not-a-statement':
    case 'question-dropped':
      return { message, line: first };
    case 'question-answered':
      return { message, line: first, by: second };
    case 'outcome':
      return { outcome: first };
    case 'decision':
      return { what: first, by: second === null ? [] : [second, ...rest] };
    case 'link-revision':
    case 'cut-revision':
      return { to: first };
    case 'merge-people':
      return { person: first, into: second };
    case 'undo':
      return { correction: first };
    default:
      return { person: first };
  }
}

function wrong(issue: { readonly path: PropertyKey[]; readonly message: string } | undefined): string {
  if (issue?.path[0] === 'why') return 'say why, with --why TEXT';
  return `${issue?.path.slice(1).join(' ') || 'what'}: ${issue?.message ?? 'not understood'}; see acktree help correct`;
}

function nameOf(io: Io, { who }: OptionValues): string {
  return who ?? io.env.ACKTREE_USER ?? io.env.USER ?? 'somebody';
}

async function importLog(io: Io, file: string, options: OptionValues): Promise<undefined> {
  const text = file === '-' ? await readText(io.stdin) : readFileSync(file, 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const { exportedCorrection } = await import('../../server/api/correction.js');
  const corrections = lines.map((line, i) => {
    const read = exportedCorrection.safeParse(parsed(line));
    if (!read.success)
      throw new CliError(`${file}, line ${i + 1} is no correction: ${wrong(read.error.issues[0])}`);
    return read.data;
  });
  await withStore(io, options, 'read', async (store) => {
    const added = await store.importCorrections(corrections);
    await analyse(store);
    io.out(`read ${corrections.length}, new ${added}, known ${corrections.length - added}\n`);
  });
  return undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The threads that were set right show it. */
async function analyse(store: Store): Promise<void> {
  const { analyzeStale, inlineEngine } = await import('../../ingest/index.js');
  await analyzeStale(store, inlineEngine(await store.references()));
}
