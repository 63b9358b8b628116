import { CONSENSUS, OUTCOMES } from '../core/analysis.js';
import { TURN_ROLES, type TurnRole } from '../core/search/query.js';
import { TOKEN_SCOPES, type TokenScope } from '../db/corrections.js';
import { FATES, type Fate } from '../db/pages/report.types.js';
import { CliError, EXIT } from './errors.js';

export const EXPORT_FORMATS = [
  'md',
  'json',
  'csv',
  'html',
  'txt',
  'mbox',
  'collated',
  'collated-json',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One option of the command line. An option means the same in every command that has it. */
export interface OptionRow {
  /** In commander's notation: `-f, --format <format>`; `<x...>` may be repeated. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
}

export const OPTIONS = {
  json: { flags: '--json', description: 'Print JSON instead of text.' },
  db: {
    flags: '--db <file>',
    description: 'Use this database instead of the one that ACKTREE_DB or the data folder names.',
  },
  server: {
    flags: '--server <url>',
    description: 'The public-inbox server to ask, with its list: https://HOST/LIST/.',
  },
  everySource: { flags: '-a, --all-sources', description: 'Read all of them, which is what it does anyway.' },
  watch: { flags: '--watch', description: 'Keep running, and read each source when it has something new.' },
  passwordCommand: {
    flags: '--password-command <command>',
    description:
      'A command that prints the password of the IMAP mailbox, such as `pass show mail`; it is told which mailbox as a credential helper of git is.',
  },
  passwordFile: {
    flags: '--password-file <file>',
    description: 'A file whose first line is that password, and that nobody but you may read.',
  },
  allowRedirectsTo: {
    flags: '--allow-redirects-to <host...>',
    description:
      'Hosts that a server on the web may redirect to, besides its own. One inside a private network is to be named by its address.',
  },
  maintainers: {
    flags: '--maintainers <file>',
    description: 'A MAINTAINERS file: who is maintainer or reviewer of the files that a patch touches.',
  },
  listservers: {
    flags: '--listservers <file>',
    description:
      'Names of servers of mailing lists, one a line, whose record of who signed a mail is believed besides the known ones.',
  },
  mailmap: {
    flags: '--mailmap <file>',
    description: 'A .mailmap file, as git has it: the names and addresses of one person.',
  },
  thread: {
    flags: '--thread <mbox...>',
    description: 'Mail to match quoted words against: earlier and later messages of the thread.',
  },
  format: {
    flags: '-f, --format <format>',
    description:
      'md: decision record as Markdown (default); json: the same as data; csv: one row each; html: one file that needs no other; txt: a mail of 72 columns; mbox: the mails it rests on; collated: the thread with everybody’s words under what they answer; collated-json: the same as data.',
    choices: EXPORT_FORMATS,
  },
  view: {
    flags: '--view <view>',
    description: 'rfc: where the proposal stands (default); thread: all mails; message: this mail alone.',
    choices: ['rfc', 'thread', 'message'],
  },
  at: {
    flags: '--at <date>',
    description:
      'As it was on that day (2026-09-10, UTC, taken whole) or at that second (2026-09-10T12:00:00Z): from the mails and corrections up to then.',
  },
  since: {
    flags: '--since <date>',
    description: 'From this day on (2026-09-10), or the last days before the newest mail (7d, the default).',
  },
  list: { flags: '--list <name>', description: 'Only proposals on this mailing list.' },
  state: { flags: '--state <state>', description: 'Only proposals in this state.', choices: CONSENSUS },
  outcome: {
    flags: '--outcome <outcome>',
    description: 'Only proposals with this outcome.',
    choices: OUTCOMES,
  },
  turn: {
    flags: '--turn <role>',
    description: 'Only proposals that wait for this role.',
    choices: TURN_ROLES,
  },
  person: { flags: '--person <address>', description: 'Only proposals this person wrote or reviewed.' },
  kind: {
    flags: '--kind <kind>',
    description: 'rfc: only RFCs (default); patch: only patches that are no RFC; any: both.',
    choices: ['rfc', 'patch', 'any'],
  },
  all: { flags: '--all', description: 'Show closed and dormant proposals too.' },
  fate: {
    flags: '--fate <fate>',
    description: 'Only mails of which this became.',
    choices: FATES.filter((fate) => fate !== 'whole'),
  },
  page: { flags: '--page <number>', description: 'Which page of a long list, from 1.' },
  need: {
    flags: '--need <conditions>',
    description:
      'What must hold, separated by commas: a position or `open-questions`, one of = != < <= > >=, and a number.',
  },
  verifiedOnly: {
    flags: '--verified-only',
    description: 'Count only mails whose sender’s domain the list’s server verified.',
  },
  replace: { flags: '--replace', description: 'Put it in the place of the database that is there.' },
  host: { flags: '--host <address>', description: 'Address to listen on (default 127.0.0.1).' },
  port: { flags: '--port <number>', description: 'Port to listen on (default: PORT, else 8090).' },
  name: {
    flags: '--name <host...>',
    description: 'Other names it is reached by, as behind a proxy; requests for any other host are refused.',
  },
  maskAddresses: {
    flags: '--mask-addresses',
    description:
      'Cut mail addresses on every page and withhold raw mail, for servers that strangers can read.',
  },
  log: {
    flags: '--log',
    description: 'Log every request on stderr, one JSON line each, without any text of a mail.',
  },
  write: {
    flags: '--write',
    description: 'Take corrections from who has a token (acktree token add NAME).',
  },
  why: { flags: '--why <text>', description: 'The reason, for who reads it later.' },
  restsOn: { flags: '--rests-on <id>', description: 'The mail that it rests on.' },
  who: {
    flags: '--who <name>',
    description: 'Who sets it right (default: ACKTREE_USER, else the name of the user).',
  },
  importFile: {
    flags: '--import <file>',
    description: 'Take over the corrections that `acktree log --json` wrote; `-` reads standard input.',
  },
  scope: {
    flags: '--scope <scope>',
    description: 'What a token allows: to make corrections (annotate, the default), or only to read.',
    choices: TOKEN_SCOPES,
  },
  ifEmpty: {
    flags: '--if-empty <file...>',
    description: 'Import these first when the database holds no mail.',
  },
} as const satisfies Record<string, OptionRow>;

export type OptionName = keyof typeof OPTIONS;

/** Options as given; absent ones are undefined. */
export interface OptionValues {
  readonly json?: true;
  readonly db?: string;
  readonly server?: string;
  readonly everySource?: true;
  readonly watch?: true;
  readonly passwordCommand?: string;
  readonly passwordFile?: string;
  readonly allowRedirectsTo?: readonly string[];
  readonly maintainers?: string;
  readonly mailmap?: string;
  readonly listservers?: string;
  readonly thread?: readonly string[];
  readonly format?: ExportFormat;
  readonly view?: 'rfc' | 'thread' | 'message';
  readonly at?: string;
  readonly since?: string;
  readonly list?: string;
  readonly state?: (typeof CONSENSUS)[number];
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly turn?: TurnRole;
  readonly person?: string;
  readonly kind?: 'rfc' | 'patch' | 'any';
  readonly all?: true;
  readonly fate?: Exclude<Fate, 'whole'>;
  readonly page?: string;
  readonly need?: string;
  readonly verifiedOnly?: true;
  readonly replace?: true;
  readonly host?: string;
  readonly port?: string;
  readonly name?: readonly string[];
  readonly maskAddresses?: true;
  readonly log?: true;
  readonly write?: true;
  readonly why?: string;
  readonly restsOn?: string;
  readonly who?: string;
  readonly import?: string;
  readonly scope?: TokenScope;
  readonly ifEmpty?: readonly string[];
}

/** `--page`, 1 without it. */
export function pageNumber({ page = '1' }: OptionValues): number {
  if (!/^[1-9]\d{0,5}$/.test(page))
    throw new CliError(`--page wants a number from 1, not "${page}".`, EXIT.usage);
  return Number(page);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `--at` as ISO 8601 UTC; a day is taken whole. */
export function momentOf(text: string): string {
  const moment = DAY.test(text) ? `${text}T23:59:59Z` : text;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(moment) || Number.isNaN(Date.parse(moment)))
    throw new CliError(`--at wants a day such as 2026-09-10, not "${text}".`, EXIT.usage);
  return moment;
}

const DAY_MILLISECONDS = 86_400_000;

/** `--since` as ISO 8601 UTC: a day, or so many days before `newest`. */
export function sinceOf(text: string, newest: string): string {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined)
    return new Date(Date.parse(newest) - Number(days) * DAY_MILLISECONDS)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  if (!DAY.test(text) || Number.isNaN(Date.parse(text)))
    throw new CliError(`--since wants a day such as 2026-09-10, or 7d, not "${text}".`, EXIT.usage);
  return `${text}T00:00:00Z`;
}
