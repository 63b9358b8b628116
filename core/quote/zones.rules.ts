import { defineRules } from '../rule.js';

/** Kinds of line that one look at the line decides. */
export type LineKind = 'elision' | 'footer' | 'trailer' | 'salutation' | 'armor';

/** Run on one line without its quote marks, trimmed at its end. First match wins. */
export const ZONE_RULES = defineRules<LineKind>([
  {
    id: 'zone/elision',
    outcome: 'elision',
    pattern:
      /^\s*(?:[[(<{|*-]{0,3}\s*(?:\.{2,}|…|snip(?:ped|s)?|cut|trimmed|skip(?:ped)?|omitted|deleted|elided)\s*(?:here)?\s*[\])>}|*-]{0,3}|-{2,4}\s?[>8][8<]\s?-{2,}|\[\s*(?:\.{3}|…).{0,60}\])\s*$/i,
    because: 'Whoever shortens a quote says so: "[...]", "<snip>", "...".',
    examples: {
      yes: ['[...]', '[ ... ]', '<snip>', '...', '(…)', '[snip]', '-- snip --'],
      no: ['... and more', 'snip it here please'],
    },
  },
  {
    id: 'zone/footer-list',
    outcome: 'footer',
    pattern:
      /^(?:To unsubscribe (?:from this list|send|,)|To unsubscribe:|More majordomo info at|Please read the FAQ at|Mailing list info:|You received this message because you are subscribed to|For more options, visit https?:|View this message in context:|the body of a message to majordomo@|-=-=-=-=-=-=-=-=-)/i,
    because: 'List servers add these lines below every mail.',
    examples: {
      yes: [
        'To unsubscribe from this list: send the line "unsubscribe example" in',
        'Mailing list info: https://lists.example.org/info',
      ],
      no: ['How do I unsubscribe?'],
    },
  },
  {
    id: 'zone/armor',
    outcome: 'armor',
    pattern:
      /^-----(?:BEGIN|END) PGP (?:SIGNED MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----$|^Hash: (?:SHA|MD|RIPEMD)\d[\w, ]*$/,
    because: 'RFC 4880 section 7: cleartext signatures stand around and below the text they sign.',
    examples: {
      yes: ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256'],
      no: ['BEGIN PGP SIGNED MESSAGE', 'Hash: 17'],
    },
  },
  {
    id: 'zone/trailer-by',
    outcome: 'trailer',
    pattern: /^([A-Z][A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,4}-(?:[Bb]y|[Tt]o)):\s*\S/,
    because:
      'Documentation/process/submitting-patches.rst: "Signed-off-by:", "Reviewed-by:" and their kin name a person.',
    examples: {
      yes: ['Reviewed-by: Ana Novak <ana@example.org>', 'Suggested-and-tested-by: A'],
      no: ['Stand-by: ', 'reviewed by: A'],
    },
  },
  {
    id: 'zone/trailer-key',
    outcome: 'trailer',
    pattern:
      /^(Fixes|Link|Cc|CC|Closes|References|Reference|Bugzilla|BugLink|Buglink|Message-Id|Message-ID|Change-Id|Lore|Reviewed-on|Depends-on|Obsoletes|Cherry-picked-from|From):\s*(?:[0-9a-f]{6,40}\b|https?:|commit\b|\S.*@|<\S+>)/,
    because: 'git-interpret-trailers: further keys of kernel commits; the value tells them from prose.',
    examples: {
      yes: [
        'Fixes: 0123456789ab ("ana: add a bus")',
        'Link: https://example.org/1',
        'Cc: stable@example.org',
      ],
      no: ['Fixes: the bug on my machine', 'Link: see below'],
    },
  },
  {
    id: 'zone/salutation',
    outcome: 'salutation',
    pattern:
      /^(?:hi|hello|hey|dear|hallo|good (?:morning|afternoon|evening)|greetings)(?:[\s,]+(?:there|all|everyone|everybody|folks|guys|team|maintainers|[\p{Lu}][\p{L}.'-]{0,24}|and|\/|&)){0,5}\s*[,.!:;-]{0,2}$/iu,
    because: 'A letter begins with whom it greets; it is no statement.',
    examples: {
      yes: ['Hi Ana,', 'Hello,', 'Dear all,', 'Hi Ana and Bo!'],
      no: ['Hi, I have a question about the bus', 'hint'],
    },
  },
]);
