/** Five stars in halves, as a row of radio buttons. */
export function Rating({ value, onRate }: { value: number; onRate: (rating: number | null) => void }) {
  return (
    <fieldset className="rating" aria-label="Your rating">
      {Array.from({ length: 10 }, (_, index) => (index + 1) / 2).map((step) => (
        <label key={step} className={step <= value ? 'on' : ''} title={`${step} of 5`}>
          <input
            type="radio"
            name="rating"
            aria-label={`${step} of 5`}
            checked={step === value}
            onChange={() => onRate(step)}
            onClick={() => step === value && onRate(null)}
          />
        </label>
      ))}
    </fieldset>
  );
}
