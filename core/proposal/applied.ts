import type { Applied, Outcome, ThreadContext } from '../analysis.js';
import { type MessageId, personKey } from '../ids.js';

/** A mail that says "applied" says where within this much text. */
const MAX_LINES = 400;
const MAX_LINE = 400;
const MAX_COMMITS = 100;

/** "applied to cgroup/for-5.19", "queued to my s390x-next branch", "merged into torvalds/linux.git", "the sched/core branch of tip". */
const TREE =
  /\b(?:applied|merged|queued|queuing|pushed|picked|committed|added|taken)\b[^.!?:;]{0,40}?\b(?:to|into|in|on|for) (?:(?:my|the|our) )?([\w.+:/@~-]{2,120})( \([\w./-]{1,60}\)| branch of \w{2,40}| tree\b| branch\b)?/i;
/** `commit: 0123456789ab` and `Commit-ID:` of thank-you mails, `…/c/0123456789ab` of links into a git server. */
const COMMIT = /(?:^\s{0,20}commit(?:-id)?\s?: {0,16}|\/c\/|\/commit\/(?:\?id=)?)([\da-f]{8,40})\b/i;
/** `by Ann Lee <ann@example.org>:`: a bot tells who did it. */
const BY = /(?:^|\) )by ([^<>@]{1,100}) <([^<>\s@]{1,100}@[^<>\s@]{1,200})>/i;

/**
 * Who applied a proposal, to which tree, as which commits, as far as the mail says that tells of it: a maintainer's answer,
 * or a merge bot's report, which names the maintainer. Null when nothing was applied.
 */
export function appliedIn(context: ThreadContext, { state, messageId }: Outcome): Applied | null {
  const message = state === 'applied' && messageId !== null ? context.byId.get(messageId) : undefined;
  if (message === undefined) return null;
  const lines = message.body
    .split('\n', MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE))
    .filter((line) => !/^\s{0,3}[>|]/.test(line));
  return {
    by: byWhom(context, message.id, lines),
    tree: treeIn(lines),
    commits: commitsIn(lines),
  };
}

/** A bot tells who did it; else it is the sender. Not the author: who applies patches of others has that office. */
function byWhom(context: ThreadContext, id: MessageId, lines: readonly string[]): Applied['by'] {
  const sender = context.personOf.get(id);
  if (sender === undefined) return null;
  if (!sender.bot) return sender.key === context.author.key ? null : { key: sender.key, name: sender.name };
  const [, name, address] = lines.map((line) => BY.exec(line)).find((match) => match !== null) ?? [];
  return name === undefined || address === undefined ? null : { key: personKey(address), name };
}

/** A name with a slash, a dash, a dot or a colon, or a word that is called a tree or branch; no version of the kernel. */
function treeIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const [, name = '', rest = ''] = TREE.exec(line) ?? [];
    const tree = name.replace(/[.,:]+$/, '');
    const isCalledTree = /branch|tree/.test(rest) && !/^(?:this|that|same|right|correct)$/i.test(tree);
    const isName = /[/:-]|\.git$/.test(tree) && !/^v?\d+\.\d+(?:\.\d+)?(?:-rc\d+)?$/.test(tree);
    if (isName || isCalledTree) return `${tree}${/^ [(b]/.test(rest) && rest !== ' branch' ? rest : ''}`;
  }
  return null;
}

function commitsIn(lines: readonly string[]): string[] {
  const found = lines.flatMap((line) => COMMIT.exec(line)?.[1] ?? []);
  return [...new Set(found.map((commit) => commit.toLowerCase()))].slice(0, MAX_COMMITS);
}
