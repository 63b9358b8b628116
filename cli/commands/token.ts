import type { TokenScope } from '../../db/corrections.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { withStore } from '../store.js';

export const token: Command = {
  name: 'token',
  summary: 'Say who may set things right over the web.',
  args: '<verb> [name]',
  options: ['scope', 'json', 'db'],
  description: [
    '`add NAME` makes a token and prints it, this once: only a hash of it is kept. `list` names them, `revoke NAME` ends one; its name stays taken, since corrections carry it. Writing over the web wants `acktree serve --write` too.',
  ],
  examples: [
    ['token add hanna', 'Let Hanna make corrections.'],
    ['token revoke hanna', 'No longer.'],
  ],
  async run(io, [verb, name], options) {
    if (verb === 'list') {
      const all = await withStore(io, options, 'read', (store) => store.tokens());
      const row = (one: (typeof all)[number]): string =>
        `${visible(one.name)}  ${one.scope}  ${one.made.slice(0, 10)}${one.revoked === null ? '' : `  revoked ${one.revoked.slice(0, 10)}`}\n`;
      io.out(options.json ? `${JSON.stringify(all)}\n` : all.map(row).join(''));
      return undefined;
    }
    if ((verb !== 'add' && verb !== 'revoke') || name === undefined)
      throw new CliError('say: token add NAME, token list, or token revoke NAME', EXIT.usage);
    const scope: TokenScope = options.scope ?? 'annotate';
    await withStore(io, options, verb === 'add' ? 'create' : 'read', async (store) => {
      if (verb === 'revoke') await store.revokeToken(name);
      else io.out(`${await store.addToken({ name, scope })}\n`);
    });
    io.talk(verb === 'add' ? 'Keep it: it is not shown again.' : `${name} can no longer write.`);
    return undefined;
  },
};
