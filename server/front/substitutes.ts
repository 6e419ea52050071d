import { takeBusySeconds } from '@/lib/http/page-failure';
import { log } from '@/lib/log/log';
import type { Application } from './application';
import type { Vouched } from './application-headers';
import type { CapturedAnswer } from './capture';
import type { Departure } from './client-outlet';
import type { Exchange } from './exchange';
import { busyPage, failurePage, oldFormPage } from './failure-pages';
import { type DrainLimits, finishAnswer } from './finish';
import { leavingPolicies } from './leaving-headers';
import { isFormOfOlderBuild } from './old-form';
import { type PlainPage, plainPage } from './plain-page';
import { ourFailure, refuse } from './refuse';
import { createNonce, pagePolicy, type PageRules, pageSecurity } from './security';
import { isUnfinished, missingPage } from './unfinished-page';
import { methodRefusal, refusesMethod } from './wrong-method';

type SubstituteOptions = {
  next: Application;
  secure: boolean;
  limits: DrainLimits;
  pageRules: PageRules;
};

type Asked = {
  target: string;
  vouched: Vouched;
  /** Lets an answer that has come whole leave to the client. */
  relay(answer: CapturedAnswer): void;
};

/** What the front says where the application left the words to it. */
export function createSubstitutes({ next, secure, limits, pageRules }: SubstituteOptions) {
  return (exchange: Exchange, { target, vouched, relay }: Asked): Substitutes => {
    const { request, response, requestId } = exchange;
    const fail = () => refuse(exchange, ourFailure(requestId), secure, limits);
    return {
      fail,

      substitute(head) {
        if (refusesMethod(head)) return () => void refuseMethod().catch(fail);
        if (isFormOfOlderBuild(request, head)) return () => sendPage(head.status, oldFormPage(target));
        return undefined;
      },

      substitutePage({ status }, html) {
        // While pages are worked on, Next shows in the shell what is wrong.
        if (pageRules.dev || !isUnfinished(html)) return undefined;
        return status === 404 ? () => void sendMissingPage().catch(sendFailure) : sendFailure;
      },
    };

    async function refuseMethod() {
      refuse(exchange, await methodRefusal(next, target, vouched), secure, limits);
    }

    async function sendMissingPage() {
      const page = await missingPage(next, vouched, {
        cookie: request.headers.cookie,
        'content-security-policy': exchange.pagePolicy,
      });
      if (!response.destroyed) relay(page);
    }

    function sendFailure() {
      const method = request.method ?? '';
      const which = { requestId, method, path: target.split('?', 1)[0] };
      const busySeconds = takeBusySeconds(requestId);
      if (busySeconds === undefined) {
        log.error('A page could not be made.', which);
        sendPage(500, failurePage(method, target, requestId));
      } else {
        log.warn('A page could not be made because the database is busy.', which);
        sendPage(503, busyPage(method, target), ['Retry-After', String(busySeconds)]);
      }
    }

    function sendPage(status: number, page: PlainPage, headers: string[] = []) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      const nonce = createNonce();
      const body = Buffer.from(plainPage(nonce, page));
      response.writeHead(status, [
        ...headers,
        'Content-Type',
        'text/html; charset=utf-8',
        'Content-Length',
        String(body.length),
        'Cache-Control',
        leavingPolicies.error,
        ...pageSecurity(pagePolicy(nonce, pageRules), secure),
        'X-Request-Id',
        requestId,
      ]);
      response.write(body);
      finishAnswer(exchange, limits);
    }
  };
}

type Substitutes = Pick<Departure, 'substitute' | 'substitutePage' | 'fail'>;
