import { pageJson } from '../views/json.js';
import { type PrintedPage, pageText } from '../views/text.js';
import type { Io } from './io.js';
import type { OptionValues } from './options.js';

/** A page object on stdout, as text or as JSON. */
export function printPage(io: Io, options: OptionValues, page: PrintedPage): void {
  io.out(options.json ? pageJson(page, true) : pageText(page, io));
}
