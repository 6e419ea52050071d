import { endWithNpm } from './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';

endWithNpm();
await setUp(needs.programs);
await runHere('seed-ids');
