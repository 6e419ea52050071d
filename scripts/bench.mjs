import { endWithNpm } from './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';
import { useThrowAwayGallery } from './throw-away.mjs';

const measuresOther = process.argv.some((word) => /^(--url\b|--help$|-h$)/.test(word));

endWithNpm();
await setUp(measuresOther ? needs.programs : needs.everything);
await useThrowAwayGallery();
await runHere('bench');
