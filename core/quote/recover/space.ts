import { featurePlace } from '../../model/names.js';

/**
 * The names of features as numbers, and their places in a model. A feature is weighed under many headings (depths, steps),
 * and stands in many lines: its name is hashed once a heading.
 */
export class FeatureSpace {
  private readonly ids = new Map<string, number>();
  private readonly names: string[] = [];
  /** By heading and feature; 0 where it was not asked yet. */
  private readonly places: number[][] = [];

  /** @param headings what a feature may be weighed under  @param bits of the model */
  constructor(
    private readonly headings: readonly string[],
    private readonly bits: number,
  ) {}

  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.ids.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  placeOf(id: number, heading: number): number {
    this.places[heading] ??= [];
    const places = this.places[heading];
    while (places.length <= id) places.push(0);
    const known = places[id] as number;
    if (known !== 0) return known;
    const place = featurePlace(`${this.names[id]}|${this.headings[heading]}`, this.bits);
    places[id] = place;
    return place;
  }

  /** Adds the places of some features under a heading to a list. */
  addPlaces(places: number[], ids: readonly number[], heading: number): void {
    for (const id of ids) places.push(this.placeOf(id, heading));
  }
}
