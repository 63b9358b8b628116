import { COMMANDS } from './commands/index.js';
import { OPTIONS } from './options.js';
import { VERSION } from './version.js';

/** The manual page acktree(1) in man(7)'s macros, made from the command table. */
export function manPage(): string {
  return `${[
    `.TH ACKTREE 1 "" "acktree ${VERSION}"`,
    '.SH NAME',
    'acktree \\- who stands where on each RFC, read from the mail',
    '.SH SYNOPSIS',
    '.B acktree',
    '.I command',
    '[\\fIoptions\\fR] [\\fIid\\fR|\\fIfile\\fR|\\-]',
    '.SH COMMANDS',
    ...COMMANDS.flatMap(({ name, args, summary, description, options }) => [
      `.SS acktree ${roff(`${name} ${args}`.trim())}`,
      roff(summary),
      ...description.flatMap((paragraph) => ['.PP', roff(paragraph)]),
      ...options.flatMap((option) => [
        '.TP',
        `.B ${roff(OPTIONS[option].flags)}`,
        roff(OPTIONS[option].description),
      ]),
    ]),
    '.SH EXIT STATUS',
    '0 done, 1 an error, 2 wrong usage, 3 not found, 4 the answer is no, 130 interrupted.',
  ].join('\n')}\n`;
}

/** Plain words for troff: no escapes, and no line that begins like a request. */
function roff(text: string): string {
  return text.replace(/\\/g, '\\e').replace(/-/g, '\\-').replace(/[’]/g, "'").replace(/^[.']/, '\\&$&');
}
