import type { MessageRef } from '../../../db/pages/types.js';
import { correctUrl } from '../../links.js';
import type { Html } from '../render.js';

/** Takes a correction back by one more; folded, since it asks for a reason. */
export function Undo(props: {
  readonly id: string;
  readonly at: Pick<MessageRef, 'list' | 'messageId'>;
}): Html {
  return (
    <details>
      <summary>Undo</summary>
      <form method="post" action={correctUrl(props.at)} class="correct">
        <input type="hidden" name="what" value="undo" />
        <input type="hidden" name="correction" value={props.id} />
        <label>
          Why <input name="why" required maxlength={2000} />
        </label>{' '}
        <button type="submit">Undo this correction</button>
      </form>
    </details>
  );
}
