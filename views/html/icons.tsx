import type { Position } from '../../core/analysis.js';
import type { Html } from './render.js';

/** One symbol a position, drawn on a grid of 16; the colour is that of the text around it. Needs no style sheet to be told apart. */
export function Sprite(): Html {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true">
      <symbol id="p-support" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path class="cut" d="M4.5 8.3l2.4 2.4 4.7-5" fill="none" stroke-width="1.8" />
      </symbol>
      <symbol id="p-support-if" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
      </symbol>
      <symbol id="p-oppose" viewBox="0 0 16 16">
        <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
        <path class="cut" d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" fill="none" stroke-width="1.8" />
      </symbol>
      <symbol id="p-concern" viewBox="0 0 16 16">
        <path
          d="M8 1.6L15 14H1z"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linejoin="round"
        />
        <path d="M8 6v4" stroke="currentColor" stroke-width="1.6" />
        <circle cx="8" cy="12" r="1" fill="currentColor" />
      </symbol>
      <symbol id="p-neutral" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <symbol id="p-none" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="1.6" fill="currentColor" />
      </symbol>
      <symbol id="p-question" viewBox="0 0 16 16">
        <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path
          d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7q-.8.4-.8 1.3"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
        />
        <circle cx="8" cy="11.3" r=".9" fill="currentColor" />
      </symbol>
    </svg>
  );
}

export function Icon({ shape }: { readonly shape: Position | 'question' }): Html {
  return (
    <svg class="i" aria-hidden="true">
      <use href={`#p-${shape}`} />
    </svg>
  );
}
