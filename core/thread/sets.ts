/** Which strings belong together: union-find with path halving, near linear. A set is known by its oldest place. */
export class DisjointSets {
  private readonly places = new Map<string, number>();
  private readonly parents: number[] = [];

  /** The place of a string, made on first sight. */
  place(id: string): number {
    let place = this.places.get(id);
    if (place === undefined) {
      place = this.parents.length;
      this.places.set(id, place);
      this.parents.push(place);
    }
    return place;
  }

  /** The place that stands for the whole set. */
  find(place: number): number {
    let at = place;
    for (let up = this.up(at); up !== at; up = this.up(at)) {
      this.parents[at] = this.up(up);
      at = up;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one !== other) this.parents[Math.max(one, other)] = Math.min(one, other);
  }

  private up(place: number): number {
    return this.parents[place] as number;
  }
}
