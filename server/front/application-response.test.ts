import { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type AnswerHead, ApplicationResponse, type Outlet } from './application-response';
import { DetachedSocket } from './detached-socket';

function aResponse() {
  const socket = new DetachedSocket();
  const heads: AnswerHead[] = [];
  const events: string[] = [];
  const outlet: Outlet = {
    head: (head) => heads.push(head),
    write: (chunk) => events.push(`write ${chunk.toString('latin1')}`) > 0,
    end: () => events.push('end'),
    breakOff: (error) => events.push(`broken off: ${error?.message}`),
  };
  const response = new ApplicationResponse(new IncomingMessage(socket), socket, outlet);
  for (const emitter of [socket, response]) emitter.on('error', () => undefined);
  for (const name of ['finish', 'close']) response.on(name, () => events.push(name));
  return { response, heads, events };
}

test('an answer goes to its outlet as it is written, and ends like any other', async () => {
  const { response, heads, events } = aResponse();

  response.statusCode = 201;
  response.setHeader('X-One', ['a', 'b']);
  response.write('é', 'latin1');
  response.end(Buffer.from('!'));
  await once(response, 'close');

  expect(heads).toMatchObject([{ status: 201, reason: 'Created', headers: { 'x-one': ['a', 'b'] } }]);
  expect(events).toEqual(['write é', 'write !', 'end', 'finish', 'close']);
  expect(response.headersSent && response.writableFinished).toBe(true);
});

test.each([
  ['an object', { 'x-one': 'a', 'x-two': 'b' }],
  ['a flat list', ['x-one', 'a', 'x-two', 'b']],
])('a head may be written with its headers as %s', (_, headers) => {
  const { response, heads } = aResponse();

  response.writeHead(404, 'Nothing here', headers).end();

  expect(heads).toMatchObject([
    { status: 404, reason: 'Nothing here', headers: { 'x-one': 'a', 'x-two': 'b' } },
  ]);
});

test('bytes stay as they are, from whatever view of them', () => {
  const { response, events } = aResponse();

  response.write(new Uint8Array(Buffer.from('xabcx')).subarray(1, 4));

  expect(events).toEqual(['write abc']);
  expect(() => response.write(42)).toThrow('text or bytes');
});

test('an answer that is destroyed is broken off and closed once', async () => {
  const { response, events } = aResponse();

  response.write('a');
  response.destroy(new Error('No more.'));
  response.destroy(new Error('Really.'));
  response.abandon();
  response.end();
  await new Promise((resolve) => setImmediate(resolve));

  expect(events).toEqual(['write a', 'broken off: No more.', 'close']);
});

test('an answer that nobody waits for is closed once, and what comes after goes nowhere', async () => {
  const { response, events } = aResponse();

  response.write('a');
  response.abandon();
  response.abandon();
  expect(response.write('b')).toBe(false);
  await new Promise((resolve) => setImmediate(resolve));

  expect(events).toEqual(['write a', 'close']);
});
