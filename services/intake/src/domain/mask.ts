/** What is shown of a person's data to those who may see the complaint but have not asked to have it revealed. Source: R91. */

/** The first character: `王*`. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}*`;

/** The first three and the last four digits of a national number: `138****5678`; an extension is left out. */
export function maskedPhone(phone: string): string {
  const national = phone.replace(/^\+86/, '').replace(/;ext=.*$/, '');
  return national.length < 10 ? `****${national.slice(-2)}` : `${national.slice(0, 3)}****${national.slice(-4)}`;
}

/** The first character and the domain: `z***@example.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}***${email.slice(at)}`;
}
