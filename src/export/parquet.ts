import { parquetWriteBuffer } from 'hyparquet-writer';
import type { CsvTable } from './csv.js';
import { typeOf } from './data-package.js';

/** One table as an Apache Parquet file (https://parquet.apache.org/docs/file-format/); absent values are null. */
export function parquetOf({ columns, rows }: CsvTable): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map((name, index) => {
      const values = rows.map((row) => row[index] ?? null);
      const type = typeOf(values);
      return type === 'string'
        ? {
            name,
            data: values.map((value) => (value === null ? null : String(value))),
            type: 'STRING' as const,
            nullable: true,
          }
        : {
            name,
            data: values.map((value) => (value === null ? null : Number(value))),
            type: 'DOUBLE' as const,
            nullable: true,
          };
    }),
  });
  return new Uint8Array(buffer);
}
