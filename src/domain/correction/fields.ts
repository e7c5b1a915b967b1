/** Which fields of an entry may be corrected in place, and what each takes: read from the type's own shape. */
import { type EntryType, id as idShape, instant as instantShape, whose } from '../entryType.ts';
import { fixedFields, onlyDescribes } from './fixed.ts';

export interface CorrectableField {
  readonly name: string;
  readonly takes: 'words' | 'yes or no' | 'list of words' | 'one of';
  readonly options: readonly string[];
}

interface Schema {
  readonly def: {
    readonly type: string;
    readonly innerType?: Schema;
    readonly element?: Schema;
    readonly entries?: Readonly<Record<string, string>>;
  };
}

/** Under a default or a null. */
function bare(schema: Schema): Schema {
  return schema.def.innerType ? bare(schema.def.innerType) : schema;
}

/** Whether it is somebody else's data than the subject's: who told us is sealed, and lies apart. */
const isOthers = (schema: Schema): boolean =>
  whose.get(schema as never) !== undefined || (schema.def.innerType !== undefined && isOthers(schema.def.innerType));

/** Ids say which thing is meant and instants when something is due: those are recorded anew, never changed in place; so is what decides (fixed.ts). */
export function fieldsOf(type: EntryType): readonly CorrectableField[] {
  const fixed = fixedFields[type.type] ?? [];
  const describes = onlyDescribes[type.type] ?? {};
  return Object.entries(type.shape.shape as unknown as Readonly<Record<string, Schema>>).flatMap(
    ([name, schema]): readonly CorrectableField[] => {
      const inner = bare(schema);
      if (fixed.includes(name) || isOthers(schema) || Object.is(inner, idShape) || Object.is(inner, instantShape)) return [];
      const { type: kind, entries, element } = inner.def;
      if (kind === 'string') return [{ name, takes: 'words', options: [] }];
      if ((kind === 'boolean' || kind === 'enum') && !Object.hasOwn(describes, name)) return [];
      if (kind === 'boolean') return [{ name, takes: 'yes or no', options: [] }];
      if (kind === 'enum' && entries) return [{ name, takes: 'one of', options: Object.values(entries) }];
      if (kind === 'array' && element && bare(element).def.type === 'string' && !Object.is(bare(element), idShape))
        return [{ name, takes: 'list of words', options: [] }];
      return [];
    },
  );
}
