import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ROOT } from './shared.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}
export const VIEWS: readonly View[] = [
  { width: 1180, scheme: 'light' },
  { width: 1180, scheme: 'dark' },
  { width: 400, scheme: 'light' },
  { width: 400, scheme: 'dark' },
];

export interface Opener {
  /** A new page of the browser; its context is closed after all tests. */
  open(view?: View, javaScriptEnabled?: boolean): Promise<Page>;
}

/**
 * Tests in a real browser. Where no Chromium is found they are reported as skipped; with ACKTREE_REQUIRE_BROWSER=1 that
 * is a failure.
 */
export function describeInBrowser(name: string, tests: (browser: Opener) => void): void {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath !== undefined) {
    describe(name, () => tests(launching(executablePath)));
  } else if (process.env.ACKTREE_REQUIRE_BROWSER === '1') {
    describe(name, () => {
      it('finds a Chromium', () => {
        throw new Error(`ACKTREE_REQUIRE_BROWSER is set and there is none of ${PLACES.join(', ')}`);
      });
    });
  } else {
    describe.skip(`${name} (no Chromium here)`, () => tests(launching('')));
  }
}

function launching(executablePath: string): Opener {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ARGS });
  }, 30_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
  }, 30_000);
  return {
    async open({ width, scheme } = { width: 1180, scheme: 'light' }, javaScriptEnabled = true) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        javaScriptEnabled,
      });
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** Where a screenshot of this name goes; git ignores the folder. */
export function screenshotPath(name: string): string {
  const folder = join(ROOT, 'tests', 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
