import { describe, expect, it } from '@jest/globals';
import { readThread } from '../../../core/index.js';
import { answerFeatures } from '../../../core/question/answer-features.js';
import { possibleAnswers } from '../../../core/question/answers.js';
import { readConversation } from '../../../core/question/conversation.js';
import { questionFeatures } from '../../../core/question/features.js';
import { askedIn } from '../../../core/question/index.js';
import { ANSWER_MODEL, QUESTION_MODEL } from '../../../core/question/models.data.js';
import { labelsSum } from '../../../scripts/labels.js';
import { mail } from '../../support/mail.js';
import { sharedPath } from '../../support/shared.js';

const MODELS = [QUESTION_MODEL, ANSWER_MODEL];

describe('the question models', () => {
  it('carry numbers only, no words of mail', () => {
    for (const { packed } of MODELS) expect(packed).toMatch(/^[0-9a-z: -]+$/);
  });

  (sharedPath('labels/train') === null ? it.skip : it)(
    'were trained on the labels that are in ../shared',
    () => {
      for (const { provenance } of MODELS) expect(provenance).toContain(labelsSum('train'));
    },
  );
});

describe('features', () => {
  const root = mail({ id: 'a@x', subject: '[RFC PATCH] lock', body: 'Should foo_bar() take 2 locks?\n' });
  const reply = mail({
    id: 'b@x',
    from: 'Bo <bo@example.com>',
    parent: 'a@x',
    date: '2024-03-02T10:00:00Z',
    body: '> Should foo_bar() take 2 locks?\n\nYes.\n',
  });
  const context = readThread([root, reply]);
  const conversation = readConversation(context);
  const [asked] = askedIn(context);
  if (asked === undefined) throw new Error('the question was not found');
  const possible = possibleAnswers(asked, conversation);

  it('name code and numbers by their kind, so that one thread teaches the next', () => {
    const features = questionFeatures(context, asked, possible);
    expect(features).toEqual(expect.arrayContaining(['word=CODE', 'word=NUMBER', 'quoted=true mark=true']));
    expect(features.filter((f) => f.includes('foo_bar'))).toEqual([]);
  });

  it('are given once each', () => {
    const features = questionFeatures(context, asked, possible);
    expect(new Set(features).size).toBe(features.length);
  });

  it('say how an answer is tied to the question', () => {
    const [answer] = possible;
    if (answer === undefined) throw new Error('the answer was not found');
    expect(answerFeatures(context, conversation, asked, answer, possible)).toEqual(
      expect.arrayContaining(['tie=below 0', 'says=yes-no via=quote', 'settled=silent via=quote']),
    );
  });
});
