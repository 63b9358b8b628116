import type { ThreadContext } from '../../core/analysis.js';
import { type MessageId, messageId } from '../../core/ids.js';
import { type PatchTrailers, trailersForGitAm } from '../../core/proposal/index.js';
import type { RfcPage } from '../../db/pages/types.js';
import type { Store } from '../../db/store.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { notFound, readId } from '../ids.js';
import type { Io } from '../io.js';
import { withStore } from '../store.js';

export const trailers: Command = {
  name: 'trailers',
  summary: 'Print the trailers of each patch, ready for `git am`.',
  args: '<id>',
  options: ['json', 'db'],
  description: [
    'The patches are those of the revision that the mail belongs to or answers. First comes what stood in the patch, then the tags given since. A tag counts when the person it names sent it, without a condition, and did not take it back; a tag on the cover letter is for every patch. What was given to an earlier revision counts where the patch did not change; standard error says where it is from. Of several patches each block begins with `#` and the subject. A proposal without patches gives the tags that count.',
    'Tags that do not count, and tags against the patch, are named on standard error, with the reason. `--json` prints every tag of the thread with its status.',
  ],
  examples: [
    ['trailers 20260907081204.432606-1-mira.okafor@kitelabs.example.com', 'The tags for the commits.'],
  ],
  async run(io, [arg = ''], options) {
    const id = await readId(io, arg);
    await withStore(io, options, 'read', async (store) => {
      const page = (await store.rfc(id)) ?? (await notFound(store, id));
      if (options.json) return io.out(pageJson(page.trailers, true));
      const patches = await patchesAbout(store, messageId(id));
      if (patches.length === 0) printTags(io, page.trailers);
      else printPatches(io, patches);
      talkOfOthers(io, page.trailers);
    });
  },
};

async function patchesAbout(store: Store, id: MessageId): Promise<PatchTrailers[]> {
  const { readThread } = await import('../../core/index.js');
  const earlier: ThreadContext[] = [];
  for (const messages of await store.proposalMessages(id)) {
    const context = readThread(messages);
    if (context.byId.has(id)) return trailersForGitAm(context, id, earlier);
    earlier.push(context);
  }
  return [];
}

function printPatches(io: Io, patches: readonly PatchTrailers[]): void {
  for (const [n, { subject, trailers }] of patches.entries()) {
    if (patches.length > 1) io.out(`${n > 0 ? '\n' : ''}# ${visible(subject)}\n`);
    for (const { line } of trailers) io.out(`${visible(line)}\n`);
    for (const { line, from, messageId: origin } of trailers)
      if (from === 'carried') io.talk(visible(`${line}: carried from ${origin}, the patch did not change`));
  }
}

function printTags(io: Io, trailers: RfcPage['trailers']): void {
  const counting = trailers.filter(({ tag, status }) => status === 'counts' && tag !== 'Nacked-by');
  for (const line of new Set(counting.map(({ evidence }) => evidence.text))) io.out(`${visible(line)}\n`);
}

function talkOfOthers(io: Io, trailers: RfcPage['trailers']): void {
  for (const { tag, who, status, reason } of trailers) {
    if (status === 'counts' && tag === 'Nacked-by') io.talk(visible(`${tag}: ${who} is against it`));
    else if (status !== 'counts' && status !== 'carried')
      io.talk(visible(`${tag}: ${who} does not count (${status}): ${reason}`));
  }
}
