/** A heading as headings are compared: without regard to width, capitals, blanks, dashes and underlines. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\p{Pd}]/gu, '');
