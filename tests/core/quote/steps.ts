import { Session } from 'node:inspector/promises';

interface Counted {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}

/** Counts how often the blocks of some source files are entered: the same number on every machine. Stop it when done. */
export class StepCounter {
  private readonly session = new Session();

  constructor(private readonly isCounted: (url: string) => boolean) {}

  async start(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  async count(run: () => void): Promise<number> {
    await this.session.post('Profiler.takePreciseCoverage');
    run();
    const { result } = (await this.session.post('Profiler.takePreciseCoverage')) as {
      result: readonly Counted[];
    };
    let steps = 0;
    for (const { url, functions } of result)
      if (this.isCounted(url))
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    return steps;
  }

  stop(): void {
    this.session.disconnect();
  }
}
