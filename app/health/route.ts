export const dynamic = 'force-dynamic';

/** Whether this process serves, for balancers and containers: it tells nothing else, and so is open to everybody. */
export const GET = () => new Response('Lode serves.\n', { headers: { 'content-type': 'text/plain' } });
