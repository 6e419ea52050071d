import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { z } from 'zod';
import { checksIn } from './checks.mjs';
import { type Outcome, readFailure, type Score, scoreChecks, sentenceOf, type Status } from './score';

/** What the command hands over, in CONFORMANCE_REPORT. */
export const Report = z.strictObject({
  url: z.string(),
  json: z.boolean(),
  only: z.array(z.int()).optional(),
  offered: z.array(z.string()),
});

type Report = z.infer<typeof Report>;

const marks: Record<Status, string> = { pass: '✓', fail: '✗', 'not offered': '–', 'not run': '·' };

const progressMs = 10_000;

/** Tells which checks a server passes: on standard output alone, all else on standard error. */
export default class Scoreboard implements Reporter {
  private readonly outcomes: Outcome[] = [];
  private readonly left: string[] = [];
  private readonly errors: string[] = [];
  private total = 0;
  private done = 0;
  private toldAt = Date.now();

  onBegin(_config: unknown, suite: Suite): void {
    this.total = suite.allTests().length;
  }

  onError(error: TestError): void {
    this.errors.push(error.message ?? 'Something went wrong.');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.done++;
    if (Date.now() - this.toldAt > progressMs) {
      process.stderr.write(`${this.done} of ${this.total} tests …\n`);
      this.toldAt = Date.now();
    }
    for (const { type, description = '' } of result.annotations)
      if (type === 'left behind') this.left.push(description);
    if (result.status !== 'interrupted')
      this.outcomes.push({ checks: checksIn(test.title), ...outcomeOf(result) });
  }

  onEnd({ status }: FullResult): void {
    const report = Report.parse(JSON.parse(process.env['CONFORMANCE_REPORT'] ?? '{}'));
    const scores = scoreChecks(this.outcomes, report.offered, report.only);
    process.stdout.write(report.json ? asJson(scores) : asText(scores, report));
    for (const error of this.errors) process.stderr.write(`${error}\n`);
    if (status === 'interrupted') process.stderr.write('The run was broken off.\n');
    if (this.left.length > 0)
      process.stderr.write(`Left behind, for it could not be unlisted: ${this.left.join(', ')}.\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function outcomeOf(result: TestResult): Pick<Outcome, 'status' | 'detail'> {
  const noted = (wanted: string) => result.annotations.find(({ type }) => type === wanted)?.description;
  if (result.status === 'passed') return { status: 'pass', detail: { reason: '' } };
  if (result.status === 'skipped') {
    const offered = noted('not offered');
    const reason = offered ?? noted('not run') ?? 'It was left out.';
    return { status: offered === undefined ? 'not run' : 'not offered', detail: { reason } };
  }
  return {
    status: 'fail',
    detail: readFailure(result.error?.message ?? 'It took too long.', noted('asked') ?? ''),
  };
}

function asJson(scores: readonly Score[]): string {
  const checks = scores
    .toSorted((one, other) => one.check - other.check)
    .map(({ check, title, status, detail }) => ({ check, title, status, detail: sentenceOf(detail) }));
  return `${JSON.stringify({ checks }, null, 2)}\n`;
}

function asText(scores: readonly Score[], { url }: Report): string {
  const sections = [...new Set(scores.map(({ section }) => section))].map((section) => {
    const own = scores.filter((score) => score.section === section);
    const others = own.filter(({ status }) => status !== 'pass').flatMap(linesOf);
    return [`${section.padEnd(14)} ${countOf(own)}`, ...others].join('\n');
  });
  return `${url}\n\n${sections.join('\n')}\n\n${'all'.padEnd(14)} ${countOf(scores)}\n`;
}

function linesOf({ check, title, status, detail }: Score): string[] {
  const head = `  ${marks[status]} ${String(check).padStart(3)} ${title}`;
  if ('reason' in detail) return [head, `        ${status}: ${detail.reason}`];
  const { request, expected, got } = detail;
  return [head, `        request:  ${request}`, `        expected: ${expected}`, `        got:      ${got}`];
}

function countOf(scores: readonly Score[]): string {
  const statuses: Status[] = ['pass', 'fail', 'not offered', 'not run'];
  return statuses
    .map((status) => [status, scores.filter((score) => score.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}
