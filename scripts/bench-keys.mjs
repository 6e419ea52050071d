import { endWithNpm } from './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';
import { useThrowAwayGallery } from './throw-away.mjs';

endWithNpm();
await setUp(needs.programs);
await useThrowAwayGallery();
await runHere('bench-keys');
