// Keys for readers who keep their hands on the keyboard. Everything they reach is a link or a place of the page, so
// nothing is lost without script.
const ITEMS = 'article.message, .passage, .rfcs tbody tr, .results > li';
const OPEN_ITEMS = '.open, .hit';

/** The next or previous place of a kind, seen from where the reader is. */
function step(selector, forward) {
  const places = [...document.querySelectorAll(selector)].filter((place) => place.checkVisibility());
  const here = places.findIndex(
    (place) => place === document.activeElement || place.contains(document.activeElement),
  );
  const start = here >= 0 ? here : forward ? -1 : places.length;
  const target = places[start + (forward ? 1 : -1)];
  if (target === undefined) return;
  const focusable = target.matches('tr, li')
    ? (target.querySelector('.c-rfc a') ?? target.querySelector('a') ?? target)
    : target;
  if (focusable === target) target.tabIndex = -1;
  focusable.focus();
  target.scrollIntoView({ block: 'nearest' });
}

const KEYS = {
  j: () => step(ITEMS, true),
  k: () => step(ITEMS, false),
  n: () => step(OPEN_ITEMS, true),
  p: () => step(OPEN_ITEMS, false),
  u: () => document.querySelector('a[rel~="up"]')?.click(),
  '/': () => document.querySelector('input[name="q"]')?.focus(),
  '?': () => location.assign('/help#keys'),
};

document.addEventListener('keydown', (event) => {
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
