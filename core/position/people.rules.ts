import type { Position } from '../analysis.js';
import { defineRules } from '../rule.js';

/**
 * Where a person stands, read from the positions of their messages in order (`none` left out), as words parted by
 * spaces; `given-up` when they took all of them back. What they still ask of other patches than the one they approved last
 * follows after `beside`. The first row that matches decides; `latest` and `before` name the last message and the one before it.
 */
export const PERSON_RULES = defineRules<Position | 'latest' | 'before'>([
  {
    id: 'person/nothing-said',
    outcome: 'none',
    pattern: /^$/,
    because: 'Silence is no consent, and no objection.',
    examples: { yes: [''], no: ['concern'] },
  },
  {
    id: 'person/given-up',
    outcome: 'none',
    pattern: /^given-up$/,
    because: 'A concern that its holder conceded, or a side that they left, is no longer theirs.',
    examples: { yes: ['given-up'], no: ['', 'concern'] },
  },
  {
    id: 'person/objects-to-a-patch',
    outcome: 'oppose',
    pattern: / beside oppose$/,
    because: 'Approval of one patch leaves the objection to another as it was.',
    examples: { yes: ['oppose support beside oppose'], no: ['oppose support'] },
  },
  {
    id: 'person/approves-some-patches',
    outcome: 'support-if',
    pattern: / beside (?:support-if|concern)$/,
    because:
      'A review sent patch by patch is one review: approval of one and requests on another are approval with conditions.',
    examples: { yes: ['support concern support beside concern'], no: ['concern support'] },
  },
  {
    id: 'person/neutral-detail',
    outcome: 'before',
    pattern: /(?:^| )(?:support|support-if) neutral$/,
    because: 'Who approved and then leaves a detail to others still approves.',
    examples: { yes: ['support neutral', 'concern support-if neutral'], no: ['neutral', 'oppose neutral'] },
  },
  {
    id: 'person/condition-stands',
    outcome: 'support-if',
    pattern: /\bsupport-if\b.* concern$/,
    because: 'A later remark on one point leaves the conditional approval as it was.',
    examples: { yes: ['support-if concern'], no: ['support-if', 'concern support-if'] },
  },
  {
    id: 'person/approval-with-concerns',
    outcome: 'support-if',
    pattern: /\bsupport concern\b.* concern$|\bconcern\b.* support concern$/,
    because:
      'A review sent in parts is one review: approval of some and requests on others is approval with conditions.',
    examples: {
      yes: ['support concern concern', 'concern support concern'],
      no: ['support concern', 'concern support'],
    },
  },
  {
    id: 'person/objection-stands',
    outcome: 'oppose',
    pattern: /\boppose (?:concern )*concern$/,
    because: 'Going into details does not take an objection back.',
    examples: { yes: ['oppose concern', 'oppose concern concern'], no: ['oppose support', 'concern'] },
  },
  {
    id: 'person/latest-stands',
    outcome: 'latest',
    pattern: /./,
    because: 'The latest position stands.',
    examples: { yes: ['concern', 'concern support'], no: [''] },
  },
]);
