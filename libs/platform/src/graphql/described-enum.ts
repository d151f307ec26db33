import { registerEnumType } from '@nestjs/graphql';

/**
 * An enum of the API out of a closed list of the domain: every value with the words a person reads. The compiler sees
 * to it that no value of the list goes without.
 */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [V in Value]: V } {
  const names = Object.keys(values) as Value[];
  const enumObject = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in Value]: V };
  const valuesMap = Object.fromEntries(
    names.map((value) => [value, { description: sentence(values[value]) }]),
  );
  registerEnumType(enumObject, {
    name,
    description,
    valuesMap: valuesMap as { [V in Value]: { description: string } },
  });
  return enumObject;
}

/** Labels of the domain come without a full stop; a description is a sentence. */
function sentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}
