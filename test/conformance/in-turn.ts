/** Does something for each of some values, `width` at a time; results in the order of the values. */
export async function mapInTurn<Value, Result>(
  values: readonly Value[],
  width: number,
  work: (value: Value, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const takeTurns = async (): Promise<void> => {
    for (let index = next++; index < values.length; index = next++) {
      results[index] = await work(values[index] as Value, index);
    }
  };
  await Promise.all(Array.from({ length: width }, takeTurns));
  return results;
}
