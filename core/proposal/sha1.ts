/** SHA-1 (FIPS 180-4) of the UTF-8 of `text`: 20 bytes. For ids that must equal git's, not for security. */
export function sha1(text: string): Uint8Array {
  const words = paddedWords(new TextEncoder().encode(text));
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    for (let i = 16; i < 80; i++) {
      schedule[i] = rotate(
        at(schedule, i - 3) ^ at(schedule, i - 8) ^ at(schedule, i - 14) ^ at(schedule, i - 16),
        1,
      );
    }
    mix(state, schedule);
  }
  const digest = new DataView(new ArrayBuffer(20));
  for (const [i, word] of state.entries()) digest.setInt32(i * 4, word);
  return new Uint8Array(digest.buffer);
}

/** The message, a 1 bit, zeros, and its length in bits: whole blocks of sixteen big-endian words. */
function paddedWords(bytes: Uint8Array): Int32Array {
  const length = ((bytes.length + 8) >> 6) * 16 + 16;
  const words = new Int32Array(length);
  for (let i = 0; i < bytes.length; i++) {
    words[i >> 2] = at(words, i >> 2) | ((bytes[i] as number) << (24 - (i % 4) * 8));
  }
  const end = bytes.length;
  words[end >> 2] = at(words, end >> 2) | (0x80 << (24 - (end % 4) * 8));
  words[length - 2] = Math.floor(end / 0x20000000);
  words[length - 1] = end << 3;
  return words;
}

function mix(state: Int32Array, schedule: Int32Array): void {
  let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)];
  for (let i = 0; i < 80; i++) {
    const next = (rotate(a, 5) + round(i, b, c, d) + e + at(schedule, i)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  for (const [i, word] of [a, b, c, d, e].entries()) state[i] = at(state, i) + word;
}

function round(i: number, b: number, c: number, d: number): number {
  if (i < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (i < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(words: Int32Array, place: number): number {
  return words[place] as number;
}
