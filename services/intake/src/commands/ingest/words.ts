/** Takes out what no person wrote: a spreadsheet's `_x000D_`, NUL, and halves of surrogate pairs. */
const cleanText = (text: string): string => text.replaceAll(/_x000D_|\0|\p{Surrogate}/gu, '').trim();

/** What is registered: the text, with the title before it unless the text begins with it. */
export function contentOf(row: { title: string; text: string }): string {
  const title = cleanText(row.title);
  const text = cleanText(row.text);
  if (title === '' || text.startsWith(title)) return text;
  return text === '' ? title : `${title}\n${text}`;
}
