type Flight<Result> = { epoch: number; result: Promise<Result> };

/**
 * Lets requests for the same thing wait for one answer. A request joins only what was begun at its own epoch, so that
 * nobody who asks after a purge is given what was asked before it.
 */
export function createFlights<Result>(epoch: () => number) {
  const flights = new Map<string, Flight<Result>>();

  return {
    /** Joins the flight for a key, or leads a new one. */
    join(key: string, begin: () => Promise<Result>): { led: boolean; result: Promise<Result> } {
      const underway = flights.get(key);
      if (underway?.epoch === epoch()) return { led: false, result: underway.result };

      const flight = { epoch: epoch(), result: begin() };
      const land = () => {
        if (flights.get(key) === flight) flights.delete(key);
      };
      flights.set(key, flight);
      flight.result.then(land, land);
      return { led: true, result: flight.result };
    },

    size: () => flights.size,
  };
}
