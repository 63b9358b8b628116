import { LENGTH_BITS, type Print } from './prints.js';

/** Slots that are tried for a print: by chance a tenth would do, but mail can be made whose lines all want the same ones. */
const MOST_TRIES = 256;
const FIRST_SLOTS = 128;
const GROWTH = 4;

/** A map of prints; a built-in one would make an object of each. What finds no slot is not kept. */
export class PrintMap<Value> {
  private readonly prints: Print[] = [];
  private readonly values: Value[] = [];
  /** One more than the index of a print, or 0. At most half of them are taken. */
  private slots = new Int32Array(FIRST_SLOTS);

  get(print: Print): Value | undefined {
    const slot = this.slotOf(print);
    const index = slot < 0 ? 0 : (this.slots[slot] as number);
    return index === 0 ? undefined : this.values[index - 1];
  }

  set(print: Print, value: Value): void {
    const slot = this.slotOf(print);
    if (slot < 0) return;
    const index = this.slots[slot] as number;
    if (index > 0) this.values[index - 1] = value;
    else {
      this.values.push(value);
      this.slots[slot] = this.prints.push(print);
      if (this.prints.length * 2 > this.slots.length) this.grow();
    }
  }

  /** The slot of a print, or a free one for it; -1 where neither is near. */
  private slotOf(print: Print): number {
    const { slots, prints } = this;
    const last = slots.length - 1;
    let slot = ((print | 0) >>> LENGTH_BITS) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const index = slots[slot] as number;
      if (index === 0 || prints[index - 1] === print) return slot;
      slot = (slot + 1) & last;
    }
    return -1;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * GROWTH);
    this.prints.forEach((print, i) => {
      const slot = this.slotOf(print);
      if (slot >= 0) this.slots[slot] = i + 1;
    });
  }
}
