import { z } from 'zod';
import type { Section } from '../report';
import { askJson } from '../request';
import type { Resources } from '../resources';
import { judgedQueries } from './queries';
import { type Score, scoreSearch } from './score';

const SearchAnswer = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks the search resource each judged query. */
export function scoreResource(resources: Resources): Promise<Score> {
  return scoreSearch(judgedQueries, async (q) => {
    const { data } = SearchAnswer.parse(await askJson(resources.search(q, 10)));
    return data.map(({ id }) => id);
  });
}

const targets = { mrr: 0.9, successAt3: 0.95 };

/** The scores, of which the first is the one that Lode is held to, and what that one missed. */
export function qualitySections(scores: ReadonlyMap<string, Score>): Section[] {
  const [held] = scores.values();
  return [
    {
      title: `Quality, by ${judgedQueries.length} judged queries`,
      notes: [
        'MRR: one by the place of the first wanted package, on average. Success: it is among the first.',
      ],
      rows: [...scores].map(([among, score]) => ({
        among,
        MRR: score.mrr.toFixed(3),
        'success at 1': score.successAt1.toFixed(3),
        'at 3': score.successAt3.toFixed(3),
        'at 10': score.successAt10.toFixed(3),
        ...(score === held && {
          target: `MRR ${targets.mrr}, at 3 ${targets.successAt3}`,
          reached: score.mrr >= targets.mrr && score.successAt3 >= targets.successAt3,
        }),
      })),
    },
    {
      title: 'Queries that brought something else first',
      notes: [],
      rows: (held?.missed ?? []).map(({ q, wanted, place, firstThree }) => ({
        query: q,
        place: place === undefined ? 'not in 10' : String(place),
        'came first': firstThree.join(', '),
        wanted: wanted.join(', '),
      })),
    },
  ];
}
