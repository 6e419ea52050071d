let offer = new AbortController();

/** Begins to wait for a passkey that the browser offers beside names. */
export function beginOffer(): AbortSignal {
  endOffer();
  offer = new AbortController();
  return offer.signal;
}

/** Waits no more: a browser asks for one passkey at a time. */
export function endOffer(): void {
  offer.abort();
}
