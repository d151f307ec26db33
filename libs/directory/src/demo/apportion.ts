/**
 * Splits a whole number by weights into whole parts that add up to it (largest remainder; ties go to the earlier part).
 * For counts of schools and pupils; money has a splitter of its own in the kernel.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const rest = total - parts.reduce((all, part) => all + part, 0);
  exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, rest)
    .forEach(({ at }) => (parts[at] = (parts[at] ?? 0) + 1));
  return parts;
}
