import { Agent, type AgentConnectOpts } from 'agent-base';
import type { Agent as HttpAgent, ClientRequest } from 'node:http';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { env } from '../config/env';

/**
 * Connects for http and https alike, for who keeps one agent for all requests, and not to private addresses of the own
 * network unless the settings allow it.
 */
export class OutgoingAgent extends Agent {
  readonly #plain: HttpAgent;
  readonly #secure: HttpAgent;

  constructor(allowPrivate = env().OUTGOING_PRIVATE) {
    super();
    const rules = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
    this.#plain = new RequestFilteringHttpAgent(rules);
    this.#secure = new RequestFilteringHttpsAgent(rules);
  }

  override async connect(_request: ClientRequest, { secureEndpoint }: AgentConnectOpts): Promise<HttpAgent> {
    return secureEndpoint ? this.#secure : this.#plain;
  }
}
