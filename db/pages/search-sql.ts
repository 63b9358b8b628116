import type { SearchField, SearchIs, SearchQuery, TextTerm } from '../../core/search/query.js';
import type { SqlValue } from '../rows.js';

/** A query's parts in SQL: FTS expressions (null: no words asked for) and tests over m (message), a, t, f. */
export interface SearchSql {
  readonly match: string | null;
  /** Of those, what stands in own words or the subject. */
  readonly ownMatch: string | null;
  readonly tests: readonly string[];
  readonly values: Readonly<Record<string, SqlValue>>;
}

const COLUMNS: Readonly<Record<SearchField, string>> = {
  any: '{subject own quoted}',
  subject: 'subject',
  from: 'sender',
  to: 'recipient',
  cc: 'copied',
  body: '{own quoted}',
  quoted: 'quoted',
  own: 'own',
  file: 'files',
};
const OWN_COLUMNS: Readonly<Partial<Record<SearchField, string>>> = { any: '{subject own}', body: 'own' };

export function searchSql(query: SearchQuery, dormantBefore: string): SearchSql {
  const wanted = query.text.filter((term) => !term.not);
  const unwanted = query.text.filter((term) => term.not);
  const values: Record<string, SqlValue> = {};
  const tests = [...filterTests(query, values, dormantBefore)];
  if (unwanted.length > 0) {
    tests.push('m.id NOT IN (SELECT rowid FROM words WHERE words MATCH @unwanted)');
    values.unwanted = unwanted.map((term) => termSql(term, COLUMNS[term.field])).join(' OR ');
  }
  return {
    match:
      wanted.length === 0 ? null : wanted.map((term) => termSql(term, COLUMNS[term.field])).join(' AND '),
    ownMatch:
      wanted.length === 0 || wanted.some((term) => term.field === 'quoted')
        ? null
        : wanted.map((term) => termSql(term, OWN_COLUMNS[term.field] ?? COLUMNS[term.field])).join(' AND '),
    tests,
    values,
  };
}

/** Quoted, so that no word of the user is an operator of FTS5; a NUL would end the text in the middle of its quotes. */
function termSql({ words, open }: TextTerm, columns: string): string {
  return `${columns} : "${words.replaceAll('"', '""').replaceAll('\0', ' ')}"${open ? ' *' : ''}`;
}

const IS: Readonly<Record<SearchIs, string>> = {
  open: "a.outcome = 'open'",
  closed: "a.outcome <> 'open'",
  dormant: 'a.last_activity < @dormantBefore',
  rfc: "a.kind = 'rfc'",
  patch: "a.kind = 'patch'",
  question: 'EXISTS (SELECT 1 FROM question q WHERE q.thread = m.thread AND q.message_id = m.message_id)',
};

/** What the mail says, or where people say that its sender stands. */
const HELD = `(f.position IN (SELECT value FROM json_each(@positions)) OR f.position <> 'none' AND EXISTS (
  SELECT 1 FROM position s WHERE s.thread = m.thread AND s.person = f.person AND s.rule LIKE 'correction/%'
    AND s.position IN (SELECT value FROM json_each(@positions))))`;

function filterTests(query: SearchQuery, values: Record<string, SqlValue>, dormantBefore: string): string[] {
  const tests: string[] = query.is.map((is) => IS[is]);
  if (query.is.includes('dormant')) values.dormantBefore = dormantBefore;
  const anyOf = (name: string, column: string, wanted: readonly (string | number)[]): void => {
    if (wanted.length === 0) return;
    values[name] = JSON.stringify(wanted);
    tests.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
  };
  anyOf('lists', "coalesce(m.list, 'all')", query.lists);
  anyOf('ids', 'm.message_id', query.messageIds);
  if (query.positions.length > 0) {
    values.positions = JSON.stringify(query.positions);
    tests.push(HELD);
  }
  anyOf('states', 'a.state', query.states);
  anyOf('turns', 't.role', query.turns);
  anyOf('versions', 'a.version', query.versions);
  const ranges = query.dates.map(({ from, until }, n) => {
    values[`from${n}`] = from ?? '';
    values[`to${n}`] = until ?? '\u{10ffff}';
    return `m.date >= @from${n} AND m.date < @to${n}`;
  });
  if (ranges.length > 0) tests.push(`(${ranges.join(' OR ')})`);
  const holders = query.by.map((part, n) => {
    values[`by${n}`] = part.toLowerCase();
    return `instr(lower(m.from_name || ' ' || m.from_address), @by${n}) > 0`;
  });
  if (holders.length > 0) tests.push(`f.position <> 'none' AND (${holders.join(' OR ')})`);
  return tests;
}
