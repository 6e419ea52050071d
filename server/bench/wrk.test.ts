import { expect, test } from 'vitest';
import { readWrk } from './wrk';

const said = `Running 2s test @ http://127.0.0.1:8080/v3/index.json
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.29ms    1.02ms  20.53ms   90.71%
    Req/Sec    28.31k     3.53k   32.80k    75.00%
  Latency Distribution
     50%  987.00us
     75%    2.43ms
     90%    3.14ms
     99%    1.05s
  56423 requests in 2.00s, 130.97MB read
`;

test('what wrk says is read in milliseconds, whatever unit it chose', () => {
  expect(readWrk(`${said}Requests/sec:  28191.79\nTransfer/sec:     65.44MB\n`)).toEqual({
    perSecond: 28_191.79,
    p50Ms: 0.987,
    p99Ms: 1050,
    failed: 0,
  });
});

test('requests that failed in any way are counted', () => {
  const troubles =
    '  Socket errors: connect 1, read 20, write 0, timeout 300\n  Non-2xx or 3xx responses: 4000\n';
  expect(readWrk(`${said}${troubles}Requests/sec: 1.5\n`)).toMatchObject({ perSecond: 1.5, failed: 4321 });
});
