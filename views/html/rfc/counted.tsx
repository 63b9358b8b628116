import type { RfcPage } from '../../../db/pages/types.js';
import { query, rfcUrl } from '../../links.js';
import { counted } from '../../words.js';
import type { Html } from '../render.js';

/** Which mail the verdict rests on, and the way to the other one. */
export function Counted({ page }: { readonly page: RfcPage }): Html {
  return page.verifiedOnly ? (
    <p class="meta">
      Counted: only mail whose domain is verified. <a href={rfcUrl(page.root)}>Count all mail</a>
    </p>
  ) : (
    <p class="meta">
      Counted: all mail. {verifiedShare(page)}{' '}
      <a href={`${rfcUrl(page.root)}${query({ verified: '1' })}`}>Count only mail whose domain is verified</a>
    </p>
  );
}

function verifiedShare({ reviewers }: RfcPage): string {
  const heard = reviewers.filter(({ position }) => position !== 'none');
  const verified = heard.filter(({ identity }) => identity?.level === 'domain-verified');
  return heard.length === 0
    ? ''
    : `Domain verified: ${verified.length} of ${counted(heard.length, 'position')}.`;
}
