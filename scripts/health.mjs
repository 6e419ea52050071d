import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** Asks the server of these settings whether it serves, as it listens: the container's health check. */
const { PORT, HOST, TLS_CERT_FILE } = process.env;

const everywhere = [undefined, '', '0.0.0.0', '::'];

const options = {
  host: everywhere.includes(HOST) ? '127.0.0.1' : HOST,
  port: PORT || 8080,
  path: '/health',
  // The certificate is made out to the public name, and this machine asks itself.
  rejectUnauthorized: false,
};

(TLS_CERT_FILE ? requestHttps : requestHttp)(options)
  .once('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .once('error', () => process.exit(1))
  .end();
