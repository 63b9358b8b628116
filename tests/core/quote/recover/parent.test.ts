import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../../core/ids.js';
import type { Message } from '../../../../core/message.js';
import { readContext } from '../../../../core/quote/index.js';
import { readPage } from '../../../../core/quote/recover/index.js';
import { mail } from '../mail.js';

const PATCH = [
  'The ring of the bus is torn down while a queue still reads from it.',
  'Take the lock of the ring before the queue is drained, and give it',
  'back when the last reader is gone.',
];
const CODE = [
  '+	mutex_lock(&ring->lock);',
  '+	drain_queue(ring->queue, RING_DRAIN_ALL);',
  '+	mutex_unlock(&ring->lock);',
  '+	wait_event(ring->readers_gone, ring->readers == 0);',
  '+	complete_all(&ring->drained_by_teardown);',
  '+	trace_ring_torn_down(ring->name, ring->readers);',
];
const ANSWER = [
  'The readers of the queue do not sleep, so a mutex cannot be taken here.',
  'Would a counter of readers do the same without the lock?',
];
const OWN = ['A counter does, I had not seen that. It will be in the next version.'];

function by(name: string, id: string, hour: number, body: readonly string[], parent?: string): Message {
  return mail({
    id: messageId(id),
    from: { name, address: `${id}@example.org` },
    date: `2021-05-04T${hour}:00:00Z`,
    inReplyTo: parent === undefined ? [] : [messageId(parent)],
    body: body.join('\n'),
  });
}

const quoted = (lines: readonly string[]) => lines.map((line) => `> ${line}`);
const WROTE = 'On Tue, May 4, 2021 at 10:00 AM Ana Novak wrote:';
const first = by('Ana Novak', 'patch', 10, [...PATCH, '', ...CODE]);
/** Of the patch only the words are quoted. */
const answer = by('Bo Lind', 'answer', 11, [WROTE, ...quoted(PATCH), '', ...ANSWER], 'patch');
const other = by('Cy Adan', 'other', 12, [WROTE, ...quoted(PATCH), '', 'Please name the readers.'], 'patch');

function heardOf(body: readonly string[]) {
  const page = by('Dee Koh', 'page', 14, body);
  const unmarked = { ...page, subject: 'Re: [RFC] a bus', marks: 'lost' as const };
  return readPage(unmarked, readContext(unmarked, [first, answer, other]).library).heard;
}

describe('the message that a page answers', () => {
  it('is the one that its first attribution line names', () => {
    const heard = heardOf([WROTE, ...PATCH, '', ...OWN]);
    expect([heard.parent?.message.id, heard.isUnnamed]).toEqual(['patch', false]);
  });

  it('is the one that wrote the first attribution line where the page holds its own words too', () => {
    const heard = heardOf([WROTE, ...PATCH, '', ...ANSWER, '', ...OWN]);
    expect([heard.parent?.message.id, heard.offset, heard.isUnnamed]).toEqual(['answer', 1, true]);
  });

  it('is so also where its words are broken into other lines', () => {
    const broken = ANSWER.join(' ')
      .replace(/(.{30}\S*) /g, '$1\n')
      .split('\n');
    const heard = heardOf([WROTE, ...PATCH, '', ...broken, '', ...OWN]);
    expect([heard.parent?.message.id, heard.isUnnamed]).toEqual(['answer', true]);
  });

  it('is the one whose own words it holds where no line names anybody', () => {
    const heard = heardOf([...PATCH, '', ...ANSWER, '', ...OWN]);
    expect([heard.parent?.message.id, heard.isUnnamed]).toEqual(['answer', true]);
  });

  it('is the answer also where the page holds more of what was answered than the answer does', () => {
    const heard = heardOf([...PATCH, '', ...CODE, '', ...ANSWER, '', ...OWN]);
    expect(heard.parent?.message.id).toBe('answer');
  });

  it('is not an answer of which the page holds nothing', () => {
    const heard = heardOf([WROTE, ...PATCH, '', ...CODE, '', ...OWN]);
    expect(heard.parent?.message.id).toBe('patch');
  });
});
