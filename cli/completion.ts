import type { Command } from './command.js';
import { OPTIONS, type OptionRow } from './options.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The script that completes commands, their options and the values of those, made from the command table. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return shell === 'fish'
    ? fish(commands)
    : shell === 'zsh'
      ? `#compdef acktree\n${zsh(commands)}`
      : bash(commands);
}

function rowsOf(command: Command): readonly OptionRow[] {
  return command.options.map((name) => OPTIONS[name]);
}

/** `--format` of `-f, --format <format>`. */
function longOf({ flags }: OptionRow): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? '';
}

function bash(commands: readonly Command[]): string {
  return `_acktree() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help" -- "$cur"))
    return
  fi
${choicesBash(commands)}
  case "$cur \${COMP_WORDS[1]}" in
${commands.map((command) => `    -*" ${command.name}") COMPREPLY=($(compgen -W "${rowsOf(command).map(longOf).join(' ')} --help" -- "$cur")) ;;`).join('\n')}
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _acktree acktree
`;
}

function choicesBash(commands: readonly Command[]): string {
  const rows = new Set(commands.flatMap(rowsOf));
  const cases = [...rows].flatMap((row) =>
    row.choices === undefined
      ? []
      : [
          `    ${row.flags.startsWith('-f,') ? '-f|' : ''}${longOf(row)}) COMPREPLY=($(compgen -W "${row.choices.join(' ')}" -- "$cur")); return ;;`,
        ],
  );
  return ['  case "$prev" in', ...cases, '  esac'].join('\n');
}

/** zsh runs the completion of bash. */
function zsh(commands: readonly Command[]): string {
  return `autoload -Uz bashcompinit && bashcompinit\n${bash(commands)}`;
}

function fish(commands: readonly Command[]): string {
  const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = commands.flatMap((command) => [
    `complete -c acktree -n __fish_use_subcommand -a ${command.name} -d ${quote(command.summary)}`,
    ...rowsOf(command).map((row) => {
      const values = row.choices === undefined ? '' : ` -x -a ${quote(row.choices.join(' '))}`;
      return `complete -c acktree -n '__fish_seen_subcommand_from ${command.name}' -l ${longOf(row).slice(2)} -d ${quote(row.description)}${values}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
