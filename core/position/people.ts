import type { MessageFinding, Person, PersonFinding } from '../analysis.js';

/** Where a participant stands at the end of the thread, and every step that led there, oldest first. */
export function settle(person: Person, findings: readonly MessageFinding[]): PersonFinding {
  const steps = findings.filter((f) => f.position !== 'none');
  const last = steps.at(-1);
  const path = steps.map((f) => ({
    messageId: f.messageId,
    position: f.position,
    text: f.evidence ?? '',
    note: f.rule,
  }));
  if (last === undefined)
    return {
      person: person.key,
      position: 'none',
      changed: false,
      evidence: null,
      text: null,
      rule: 'person/nothing-said',
      since: null,
      path,
      condition: null,
    };
  return {
    person: person.key,
    position: last.position,
    changed: steps.some((s) => s.position !== last.position),
    evidence: last.messageId,
    text: last.evidence,
    rule: 'person/latest-stands',
    since: last.date,
    path,
    condition: last.statements.find((s) => s.condition !== null)?.condition ?? null,
  };
}
