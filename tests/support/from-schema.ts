import fc from 'fast-check';

/** As much of a JSON Schema as our OpenAPI document has. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a hostile or careless caller sends instead of what is asked for. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>',
    '\ud800',
    'a'.repeat(3000),
    '☃️\u202e',
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-1, 1e308, Number.MAX_SAFE_INTEGER + 2, 0.5),
);

/** Values that fit a schema, and now and then one, at any place, that does not. */
export function fromSchema(schema: Schema, named: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const fitting = (part: Schema): fc.Arbitrary<unknown> => {
    if (part.$ref !== undefined) return at(named[part.$ref.split('/').at(-1) ?? ''] ?? {});
    const choices = part.oneOf ?? part.anyOf;
    if (choices !== undefined) return fc.oneof(...choices.map(at));
    if (part.enum !== undefined) return fc.constantFrom(...part.enum);
    const types = typeof part.type === 'string' ? [part.type] : (part.type ?? []);
    return types.length === 0 ? odd : fc.oneof(...types.map((type) => ofType(type, part)));
  };
  const ofType = (type: string, part: Schema): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.integer({ min: part.minimum ?? -5, max: Math.min(part.maximum ?? 2 ** 31, 2 ** 31 - 1) });
      case 'string':
        return fc.string({
          minLength: part.minLength ?? 0,
          maxLength: Math.min(part.maxLength ?? 50, 300),
          unit: 'binary',
        });
      case 'array':
        return fc.array(at(part.items ?? {}), {
          minLength: part.minItems ?? 0,
          maxLength: Math.min(part.maxItems ?? 5, 5),
        });
      default: {
        const properties = Object.entries(part.properties ?? {}).map(
          ([name, value]) => [name, at(value)] as const,
        );
        const more = typeof part.additionalProperties === 'object' ? at(part.additionalProperties) : odd;
        return properties.length === 0
          ? fc.dictionary(fc.string(), more, { maxKeys: 4 })
          : fc.record(Object.fromEntries(properties), { requiredKeys: [...(part.required ?? [])] });
      }
    }
  };
  const at = (part: Schema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 14, arbitrary: fitting(part) }, { weight: 1, arbitrary: odd });
  return at(schema);
}
