/**
 * `npm run torture [-- --from N --kills N --images N --seed S]`: kills an import at every call that changes a file, lets the power go,
 * fails its disk, and runs two at once. Needs strace. Ends with 1 when anything was lost, damaged, or not told in words.
 */
import { parseArgs } from 'node:util';
import { failFrom, importTwice, WEATHER } from '../tests/torture/errors.js';
import { killEverywhere } from '../tests/torture/kills.js';
import { losePower } from '../tests/torture/power.js';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    kills: { type: 'string', default: '100000' },
    images: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
  },
});
const [images, seed] = [Number(values.images), Number(values.seed)];
const failures: string[] = [];

const kills = await killEverywhere(Number(values.from), Number(values.kills));
console.log(`kills: ${kills.points} points, ${kills.failures.length} failures`);
failures.push(...kills.failures);

const power = await losePower(images, seed);
console.log(`power: ${images} images, ${power.lost} lost, ${power.damaged} damaged (seed ${seed})`);
if (power.lost + power.damaged > 0) failures.push('power');
const control = await losePower(images, seed, 'off');
console.log(
  `power without waiting for the disk: ${control.lost} lost, ${control.damaged} damaged; some must be`,
);
if (control.lost + control.damaged === 0) failures.push('the power run sees nothing');

let injections = 0;
for (const weather of WEATHER) {
  for (const when of [1, 4, 30, 200, 600]) {
    const failure = await failFrom(weather, when);
    if (failure !== null) injections++;
    if (failure) failures.push(`${weather.error} of ${weather.calls} from ${when} on: ${failure}`);
  }
}
console.log(`failing disk: ${injections} injections`);

const twice = await importTwice();
console.log(`two imports at once: ${twice ?? 'one ends well, the other is told'}`);
if (twice !== null) failures.push(twice);

for (const failure of failures) console.log(`FAILED ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
