import type { RfcPage, TurnView } from '../../../db/pages/types.js';
import { Claim, Panel, PersonName, Time, Wait } from '../atoms.js';
import type { Html } from '../render.js';

/** Who has to act next, what on, since when; the first one is the headline. */
export function Turns({ page }: { readonly page: RfcPage }): Html {
  return (
    <Panel id="turns" title="Whose turn">
      {page.turns.length === 0 ? <p class="meta">{noTurns(page)}</p> : null}
      <ul class="plain">
        {byActor(page.turns).map((turns, i) => (
          <Actor turns={turns} isFirst={i === 0} newest={page.newest} />
        ))}
      </ul>
    </Panel>
  );
}

function noTurns({ verifiedOnly }: RfcPage): string {
  return verifiedOnly
    ? 'Worked out only where all mail is counted.'
    : "Nobody's: nothing waits for an answer.";
}

/** Turns of one person (or one role, where nobody is named) together, in the order of their first. */
function byActor(turns: readonly TurnView[]): TurnView[][] {
  const actors = new Map<string, TurnView[]>();
  for (const turn of turns) {
    const actor = `${turn.role} ${turn.person?.key ?? ''}`;
    const known = actors.get(actor);
    if (known === undefined) actors.set(actor, [turn]);
    else known.push(turn);
  }
  return [...actors.values()];
}

function Actor(props: {
  readonly turns: readonly TurnView[];
  readonly isFirst: boolean;
  readonly newest: string | null;
}): Html {
  const [first] = props.turns;
  return (
    <li class={props.isFirst ? 'first' : ''}>
      {first?.person ? (
        <>
          <b>
            <PersonName person={first.person} />
          </b>{' '}
          <span class="meta">{first.role}</span>
        </>
      ) : (
        <b>{first?.role}</b>
      )}
      <ul>
        {props.turns.map((turn) => (
          <li>
            <Claim to={turn.ref}>{turn.what}</Claim>
            <br />
            <span class="meta">
              waiting <Wait since={turn.since} newest={props.newest} />, since <Time iso={turn.since} short />
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
