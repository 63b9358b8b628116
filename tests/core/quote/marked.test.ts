import { describe, expect, it } from '@jest/globals';
import { Library } from '../../../core/quote/library.js';
import { readMarked } from '../../../core/quote/marked.js';
import { mail } from './mail.js';

describe('a message with marks, read', () => {
  const read = readMarked(mail({ body: '> The bus  stops.\n\n+\tnext_stop(bus);' }), null, new Library());

  it('tells what each of its lines says, made once', () => {
    expect(read.keys).toEqual(['The bus stops.', '', '+ next_stop(bus);']);
    expect(read.keys).toBe(read.keys);
  });

  it('has no getter of its own, which would outlive it', () => {
    const own = Object.values(Object.getOwnPropertyDescriptors(read));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ get }) => get !== undefined)).toEqual([]);
  });
});
