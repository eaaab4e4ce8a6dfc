import { RuleError, RuleErrors } from '@complaints/contracts';

/** What the fields of a document are called where amounts are money. */
const OUTSIDE: Readonly<Record<string, string>> = { perUseFen: 'perUse', clerkPerUseFen: 'clerkPerUse', fen: 'amount' };

/** Has everything that speaks against a document name the fields as clients know them. Source: R63. */
export async function refuseOutside<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof RuleErrors)) throw error;
    const [first, ...others] = error.all;
    throw new RuleErrors([outside(first), ...others.map(outside)]);
  }
}

const outside = ({ code, message, path }: RuleError): RuleError =>
  new RuleError(
    code,
    message,
    path.map((step) => OUTSIDE[step] ?? step),
  );
