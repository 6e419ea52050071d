import { NothingHere } from '@/components/layout/nothing-here';

/** Within the layout, which has the header. */
export default NothingHere;
