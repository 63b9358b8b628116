import type { Children, Html } from './render.js';

/** Filters are links: they work without script, can be kept as bookmarks, and go back with the browser. */
export function FilterRow({ name, children }: { readonly name: string; readonly children: Children }): Html {
  return (
    <p class="filter">
      <span class="meta">{name}</span> {children}
    </p>
  );
}

export function Choice(props: {
  readonly on: boolean;
  readonly href: string;
  readonly children: Children;
}): Html {
  return (
    <>
      <a class="choice" href={props.href} {...(props.on ? { 'aria-current': 'true' as const } : {})}>
        {props.children}
      </a>{' '}
    </>
  );
}
