/** Which field of a JSON object or table row holds what: `{ text: 'body.plain', date: 'pubDate' }`. */
export type FieldMap = Readonly<Partial<Record<Field, string>>>;
export type Field =
  | 'text'
  | 'html'
  | 'title'
  | 'outlet'
  | 'date'
  | 'modified'
  | 'url'
  | 'byline'
  | 'language'
  | 'id';
