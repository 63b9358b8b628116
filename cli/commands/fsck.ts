import type { CheckReport } from '../../db/maintenance.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { EXIT } from '../errors.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { withStore } from '../store.js';

export const fsck: Command = {
  name: 'fsck',
  summary: 'Read the whole database and name what is damaged.',
  args: '',
  options: ['json', 'db'],
  description: [
    'Status 0 when nothing is, 1 when something is. The digest is the same for the same mail and corrections, in whatever order they came.',
  ],
  examples: [['fsck', 'Is the database whole?']],
  async run(io, _args, options) {
    const report = await withStore(io, options, 'read', (store) => store.check());
    printCheck(io, options, report);
    return report.damages.length === 0 ? EXIT.ok : EXIT.error;
  },
};

/** What a check found, also that of a backup. */
export function printCheck(io: Io, options: OptionValues, report: CheckReport): void {
  if (options.json) {
    io.out(pageJson(report, true));
    return;
  }
  for (const { kind, where, text } of report.damages) io.out(`${visible(`${kind} ${where}: ${text}`)}\n`);
  const { messages, threads, corrections, digest, damages } = report;
  io.out(
    `${messages} messages, ${threads} threads, ${corrections} corrections, ${damages.length} damaged, digest ${digest}\n`,
  );
}
