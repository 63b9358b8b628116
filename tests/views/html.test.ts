import { describe, expect, it } from '@jest/globals';
import { dialogue } from '../../views/dialogue.js';
import { type HtmlPage, pageHtml } from '../../views/html.js';
import {
  ANA,
  dashboard,
  decisionsPage,
  doubtful,
  message,
  messagePage,
  personPage,
  REVIEWERS,
  ref,
  report,
  rfc,
  row,
  SOURCE,
  searchPage,
  status,
  threadPage,
  tree,
} from './fixtures.js';
import { foreignMarkup, infect, PAYLOADS } from './hostile.js';

const html = (page: HtmlPage): string =>
  pageHtml(page, {
    stylesheet: '/static/a.css',
    script: '/static/k.js',
    icon: '/static/i.svg',
    masked: false,
  });

const PAGES: readonly HtmlPage[] = [
  dashboard(),
  rfc({ reconstructed: 0.72 }),
  threadPage(),
  messagePage(),
  messagePage({ message: message({ tree: doubtful(tree('> hers\n\nmine'), [0, 0.5]), marks: 'lost' }) }),
  status(),
  report(),
  searchPage(),
  searchPage({ q: 'a b', error: { message: 'Not so.', at: 2 }, groups: [] }),
  personPage(),
  decisionsPage(),
  {
    page: 'error',
    status: 300,
    code: 'unknown-id',
    message: 'No message with this Message-ID is known here.',
    near: [{ list: 'gadget-devel', messageId: 'a@mail.example', subject: 'A' }],
  },
];

describe('every page', () => {
  it.each(PAGES.map((page) => [page.page, page] as const))(
    '%s: words of mail never become markup',
    (_, page) => {
      for (const payload of PAYLOADS) {
        const text = html(infect(page, payload));
        expect(foreignMarkup(text)).toEqual([]);
      }
    },
  );

  it.each(PAGES.map((page) => [page.page, page] as const))(
    '%s: shows characters that a browser would obey',
    (_, page) => {
      const text = html(infect(page, 'a\u202eb\0c\u001bd\ud800e\u2028'));
      expect(text).toContain('a[U+202E]b[U+0000]c[U+001B]d[U+D800]e[U+2028]');
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202e\u2028]/u);
    },
  );

  it.each(PAGES.map((page) => [page.page, page] as const))(
    '%s: loads nothing but its own style sheet and key script',
    (_, page) => {
      expect(
        [
          ...html(page).matchAll(/\s(?:src|srcset|data)="([^"]*)"|<link rel="stylesheet" href="([^"]+)"/g),
        ].map((m) => m[1] ?? m[2]),
      ).toEqual(['/static/a.css', '/static/k.js']);
    },
  );
});

describe('the dashboard', () => {
  it('leads from state, title, positions and turn to where they are shown', () => {
    const text = html(dashboard({ rows: [row()] }));
    expect(text).toContain('href="/gadget-devel/v2-0%40mail.example/rfc/#verdict"');
    expect(text).toContain('href="/gadget-devel/v2-0%40mail.example/rfc/#positions"');
    expect(text).toContain('href="/gadget-devel/nak%40mail.example/#L7"');
    expect(text).toContain('<time class="wait" datetime="2026-03-04T09:30:00Z"');
    expect(text).toContain('6 d');
  });

  it('keeps the other filters when one changes, and starts at the first page again', () => {
    const text = html(dashboard({ filter: { list: 'ring', page: 3, all: true } }));
    expect(text).toContain('href="/?list=ring&amp;all=1&amp;state=blocked"');
  });

  it('tells how to begin when the store is empty', () => {
    expect(html(dashboard({ rows: [], newest: null, total: 0 }))).toContain('acktree import');
  });
});

describe('the RFC page', () => {
  const text = html(rfc());

  it('says how many of the positions are in mail whose domain is verified', () => {
    const page = rfc();
    const none = page.reviewers.map((reviewer) => ({ ...reviewer, identity: null }));
    const heard = none.filter(({ position }) => position !== 'none').length;
    expect(text).toMatch(/Domain verified: [1-9] of/);
    expect(html({ ...page, reviewers: none })).toContain(`Domain verified: 0 of ${heard}`);
  });

  it('does not say that nobody is waited for where that was not worked out', () => {
    expect(html(rfc({ turns: [] }))).toContain('nothing waits for an answer');
    const verified = html(rfc({ turns: [], verifiedOnly: true }));
    expect(verified).not.toContain('nothing waits for an answer');
    expect(verified).toContain('Worked out only where all mail is counted.');
  });

  it('puts the verdict and its reason first, linked to the sentence', () => {
    expect(text.indexOf('id="verdict"')).toBeLessThan(text.indexOf('class="matrix"'));
    expect(text).toContain(
      '<a href="/gadget-devel/nak%40mail.example/#L7">Bo Lind opposes it and has not given that up</a>',
    );
  });

  it('says who stands where with letter and word, carried ones framed', () => {
    expect(text).toMatch(/class="pos against carried" title="oppose \(carried\)"/);
    expect(text).toMatch(/>x<\/span><span class="vh"> oppose/);
  });

  it('shows every sentence it claims from', () => {
    for (const reviewer of REVIEWERS) expect(text).toContain(reviewer.evidence?.text.replaceAll('<', '&lt;'));
  });

  it('folds answered questions, never open ones', () => {
    const folded = [...text.matchAll(/<details>.*?<\/details>/gs)].map(([m]) => m).join('');
    expect(folded).toContain('Does this need the board file?');
    expect(folded).not.toContain('Who wakes the second reader?');
    expect(text).toContain('Who wakes the second reader?');
  });

  it('says that attribution was reconstructed, and how surely', () => {
    expect(html(rfc({ reconstructed: 0.72 }))).toContain('reconstructed (72 %)');
  });

  it('stands without any reviewer', () => {
    expect(
      html(
        rfc({
          reviewers: [],
          questions: [],
          turns: [],
          decisions: [],
          trailers: [],
          timeline: [],
          checks: [],
        }),
      ),
    ).toContain('Nobody but the author was heard yet');
  });
});

describe('the thread page', () => {
  const text = html(threadPage());

  it('begins with an outline that leads to each message', () => {
    expect(text.indexOf('class="outline"')).toBeLessThan(text.indexOf('<article'));
    for (const anchor of ['m1', 'm2', 'm3', 'm4']) {
      expect(text).toContain(`href="#${anchor}"`);
      expect(text).toContain(`id="${anchor}"`);
    }
  });

  it('puts the initials of the speaker beside quoted words, linked to the line they were first sent in', () => {
    expect(text).toMatch(
      /<a class="speaker" href="\/gadget-devel\/v2-0%40mail.example\/#L4" title="Ana Novak, lines 4 to 9"/,
    );
    expect(text).toMatch(/AN<span class="vh"> Ana Novak wrote:/);
  });

  it('marks the line of a finding and leads to it', () => {
    expect(text).toContain('<span id="m2-L7" class="hit">I worry about the lock order here.');
    expect(text).toContain('href="#m2-L7"');
  });

  it('says which message is not here', () => {
    expect(text).toContain('lost@mail.example');
  });

  it('shows the subject only where it changed', () => {
    expect(text).toContain('Boards (was: gadget)');
    expect(text).not.toContain('Re: [RFC v2 0/3]');
  });

  it('folds a long quote but for its last lines, and never own words', () => {
    const quote = Array.from({ length: 40 }, (_, i) => `> quoted ${i}.`).join('\n');
    const own = Array.from({ length: 60 }, (_, i) => `own ${i}.`).join('\n');
    const long = html(
      threadPage({
        messages: [
          message({ tree: tree(`${quote}\n\n${own}`, [{ name: ANA.name, address: null }]), findings: [] }),
        ],
      }),
    );
    const folded = /<details class="fold">.*?<\/details>/s.exec(long)?.[0] ?? '';
    expect(folded).toContain('32 earlier quoted lines, Ana Novak');
    expect(folded).toContain('quoted 31.');
    expect(folded).not.toContain('quoted 32.');
    expect(folded).not.toContain('own ');
    expect(long).toContain('own 59.');
  });

  it('folds nothing where quote marks were lost', () => {
    const quote = Array.from({ length: 40 }, (_, i) => `> quoted ${i}.`).join('\n');
    const lost = html(
      threadPage({ messages: [message({ tree: tree(`${quote}\n\nown`), findings: [], marks: 'lost' })] }),
    );
    expect(lost).not.toContain('<details');
    expect(lost).toContain('quoted 0.');
  });

  it('shows doubt as a dotted bar with its figure', () => {
    const body = tree('> maybe hers\n\nmine', [{ name: 'Ana Novak', address: null }]);
    const [quote, ...rest] = body.children;
    const doubtful = {
      ...body,
      children: [{ ...quote, confidence: 0.6 } as typeof quote, ...rest].filter((c) => c !== undefined),
    };
    const page = html(threadPage({ messages: [message({ tree: doubtful })], reconstructed: 0.6 }));
    expect(page).toContain('class="quote d1 doubt"');
    expect(page).toContain('60 %');
  });

  it('shows as doubtful just what is, the words of the sender too, and says whom nothing names', () => {
    const text = '> surely hers\n>\n> maybe hers\n\nmaybe mine\n\n> > whose?\n\nmine';
    const quoted = tree(text, [{ name: 'Ana Novak', address: null }]);
    const lost = message({ tree: doubtful(quoted, [0.97, 0.6, 0.7, 0, 1]), findings: [], marks: 'lost' });
    const page = html(threadPage({ messages: [lost], reconstructed: 0.65 }));
    expect(page.match(/<(?:div|blockquote) class="(?:own|quote)[^"]*"/g)).toEqual([
      '<blockquote class="quote d1"',
      '<blockquote class="quote d1 doubt"',
      '<div class="own doubt"',
      '<blockquote class="quote d2 doubt"',
      '<div class="own"',
    ]);
    expect(page).toContain('title="Ana Novak, 60 % sure; the message is not known"');
    expect(page).toContain('title="Chen Wei, the sender, 70 % sure"');
    expect(page).toContain('title="Nothing tells who wrote this"');
    expect(page).toContain('somebody unknown wrote:');
    expect(page).toContain('The writers of its lines are inferred: 65 % sure.');
  });

  it('says that a page whose first mail is an answer was answered, not posted', () => {
    expect(html(rfc())).toContain(' · posted <time');
    const page = html(rfc({ subject: 'Re: [RFC PATCH] a pump' }));
    expect(page).not.toContain('posted <time');
    expect(page).toContain(' answered <time');
  });

  it('says above a message, too, that its attribution was reconstructed, and what the bars mean', () => {
    const lost = message({ tree: doubtful(tree('mine'), [0.724]), marks: 'lost', parent: null });
    const page = html(messagePage({ message: lost }));
    expect(page).toContain('attribution reconstructed (72 %)');
    expect(page).toContain('dotted bar</span> with a figure is doubtful');
    expect(page).not.toContain('a mail that is here too');
    const shown = html(messagePage({ message: { ...lost, parent: ref('real').messageId } }));
    expect(shown).toMatch(/<a href="[^"]*real%40mail.example\/">a mail that is here too<\/a>/);
    expect(html(messagePage())).not.toContain('reconstructed');
  });

  it('cuts a long thread into parts that lead to each other', () => {
    const page = html(threadPage({ total: 300, offset: 100, pageSize: 100 }));
    expect(page).toContain('messages 101 to 104 of 300');
    expect(page).toContain('T/?offset=104');
  });
});

describe('the message page', () => {
  const text = html(messagePage());

  it('gives every line an anchor', () => {
    for (const line of [1, 2, 7, 9, 11]) expect(text).toContain(`id="L${line}"`);
  });

  it('leads from what was taken from it to the line', () => {
    expect(text).toContain('href="#L7"');
    expect(text).toMatch(/<span id="L7" class="hit"/);
  });

  it('folds the diff of a long file under its name, and keeps every line', () => {
    const diff = (file: string, lines: number): string =>
      `diff --git a/${file} b/${file}\n${Array.from({ length: lines }, (_, i) => `+${file} ${i}`).join('\n')}`;
    const body = tree(`${diff('short.c', 3)}\n${diff('long.c', 40)}`);
    const page = html(messagePage({ message: message({ tree: body, findings: [] }) }));
    const folded = /<details class="fold">.*?<\/details>/s.exec(page)?.[0] ?? '';
    expect(folded).toContain('<bdi>long.c</bdi>, 41 lines');
    expect(folded).toContain('+long.c 39');
    expect(folded).not.toContain('+short.c');
    expect(page).toContain('id="L45"');
  });

  it('offers a reply whose words a shell cannot run', () => {
    const evil = html(
      messagePage({ from: "Eve'; rm -rf ~ #' <eve@mail.example>", cc: ['$(reboot)@mail.example'] }),
    );
    expect(evil).toContain('--to=&#39;Eve&#39;\\&#39;&#39;; rm -rf ~ #'.replaceAll('&#39;', "'"));
    expect(evil).toContain("--cc='$(reboot)@mail.example'");
    expect(text).toContain('href="mailto:Chen%20Wei');
  });

  it('shows a text that could not be read as such', () => {
    expect(
      html(
        messagePage({
          message: message({ tree: null, notes: [{ code: 'unparsed', text: 'It could not be read.' }] }),
        }),
      ),
    ).toContain('could not be read');
  });
});

describe('the dialogue view of a thread', () => {
  /** A message that quotes the first line of the proposal, and below it says something itself. */
  const answering = (body: string) => {
    const [quote, own] = tree(body, [{ name: ANA.name, address: null }], {
      ...SOURCE,
      firstLine: 1,
      lastLine: 1,
    }).children;
    return message({
      tree: { ...tree(body), children: [quote, own].filter((c) => c !== undefined) },
      findings: [],
    });
  };

  it('puts each answer below the passage it answers, and says nothing twice', () => {
    const proposal = 'One queue a bus.\n\nReaders sleep in it.';
    const answer = '> One queue a bus.\n\nA queue a gadget would be simpler.';
    const messages = [
      message({
        ref: ref('v2-0'),
        parent: null,
        depth: 0,
        who: ANA,
        tree: tree(proposal),
        findings: [],
        date: '2026-03-01T00:00:00Z',
      }),
      answering(answer),
    ];
    const text = pageHtml(
      threadPage({ messages }),
      { stylesheet: '/static/a.css', script: '/static/k.js', icon: '/static/i.svg', masked: false },
      'dialogue',
    );
    const body = text.slice(text.indexOf('class="dialogue"'));
    const order = ['One queue a bus.', 'A queue a gadget would be simpler.', 'Readers sleep in it.'].map(
      (words) => body.indexOf(words),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(body.split('One queue a bus.')).toHaveLength(2);
  });

  it('puts an answer below the whole line of which only the start was quoted', () => {
    const proposal = 'One queue a bus.\nReaders sleep in it. Writers\nwake them.';
    const answer = '> One queue a bus.\n> Readers sleep in it.\n\nUntil when?';
    const passages = dialogue([
      message({
        ref: ref('v2-0'),
        parent: null,
        tree: tree(proposal),
        findings: [],
        date: '2026-03-01T00:00:00Z',
      }),
      answering(answer),
    ]);
    expect(passages.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      ['One queue a bus.', 'Readers sleep in it. Writers'],
      ['Until when?'],
      ['wake them.'],
    ]);
  });
});
