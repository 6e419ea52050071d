/** How long a key may live, in days, to choose from. */
export const LifeOptions = ({ lives }: { lives: readonly number[] }) =>
  lives.map((days) => (
    <option key={days} value={days}>
      {days === 1 ? '1 day' : `${days} days`}
    </option>
  ));
