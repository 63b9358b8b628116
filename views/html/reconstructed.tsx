import type { ThreadMessageView } from '../../db/pages/types.js';
import { percent, SURE } from '../doubt.js';
import { messageUrl } from '../links.js';
import type { Children, Html } from './render.js';

/**
 * Says above a page that the writers of some lines are inferred, and how surely.
 *
 * @param children what it means for this page
 */
export function Reconstructed(props: { readonly confidence: number; readonly children: Children }): Html {
  return (
    <p class="banner">
      <b>Quotes lost, attribution reconstructed ({percent(props.confidence)}).</b> An archive took the quote
      marks away: who wrote which of its lines is inferred from attribution lines, from the other messages and
      from how the lines look. {props.children}
    </p>
  );
}

/** That an archive page shows a mail which is here too: the only message that a page without marks can hang on. */
export function PageOf({ message }: { readonly message: ThreadMessageView }): Html | null {
  const { ref, parent, marks } = message;
  if (marks === 'kept' || parent === null) return null;
  return (
    <>
      It shows{' '}
      <a href={messageUrl({ list: ref.list, messageId: parent, line: null })}>a mail that is here too</a>, and
      what it says is counted there.
    </>
  );
}

/** What the bars beside the lines mean. */
export function BarLegend(): Html {
  return (
    <>
      A <span class="bar">solid bar</span> is sure. A <span class="bar doubt">dotted bar</span> with a figure
      is doubtful: the figure tells how likely that writer is, below {percent(SURE)}. A <b>?</b> beside it:
      nothing tells who wrote the words.
    </>
  );
}
