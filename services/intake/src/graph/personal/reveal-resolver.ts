import { type Actor, type Context, connectionType, mutate, PageArgs, pageOf, payloadType } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { revealContact } from '../../actions/personal/reveal-contact.js';
import { Complaint } from '../../data/complaint.js';
import { findKnownCustomers } from '../../data/customer.js';
import { findComplaints } from '../../data/find-complaints.js';
import { findRevealPage, revealKeyOf } from '../../data/personal/find-reveals.js';
import { findOriginalTexts } from '../../data/personal/original-words.js';
import { Reveal } from '../../data/personal/reveal.js';
import { ContactKind } from '../../domain/contact.js';
import { maskedText } from '../../domain/personal/masked-text.js';
import { isAnsweredAgain } from '../../domain/personal/reveal.js';
import { revealScope, seesReveals } from '../../domain/rights.js';
import { handed } from '../handed.js';
import { createComplaintLoader } from '../loaders.js';
import { RevealContactInput, RevealFilterInput } from './personal-inputs.js';
import { RevealedContact } from './revealed-contact.js';

const RevealConnection = connectionType(Reveal, 'Reveal');
const RevealContactPayload = payloadType('RevealContactPayload', 'contact', () => RevealedContact);

@Resolver(() => Reveal)
export class RevealResolver {
  @Query(() => RevealConnection, {
    description: 'Who saw personal data in clear, newest first; none for those who do not oversee it.',
  })
  async reveals(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RevealFilterInput, { nullable: true, description: 'Which ones.' })
    filter: RevealFilterInput | null,
    @Ctx() context: Context,
  ) {
    const mayLook = seesReveals(await context.actor());
    const rows = mayLook ? await findRevealPage(context.dataSource.manager, { page, filter: filter ?? {} }) : [];
    return pageOf(rows, page, revealKeyOf);
  }

  @Mutation(() => RevealContactPayload, {
    description: 'Shows who complains, and in which words, to who must reach the person; kept with the reason.',
  })
  revealContact(
    @Arg('input', () => RevealContactInput, { description: 'Whose, and why.' }) input: RevealContactInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'revealContact',
      input,
      field: 'contact',
      act: async (em, request) => (await revealContact(em, { ...input, ...request })).id,
      read: (id, { by, repeated }) => contactOf(context, { id, by, repeated }),
    });
  }

  @FieldResolver(() => Complaint, { nullable: true, description: 'The complaint; null where the caller sees none.' })
  complaint(@Root() { complaintId }: Reveal, @Ctx() context: Context) {
    return complaintId && context.loader(createComplaintLoader).load(complaintId);
  }

  @FieldResolver(() => String, { description: 'Why, in the words of whoever saw it; masked.' })
  reason(@Root() { reason }: Reveal) {
    return maskedText(reason);
  }
}

/** A key is no way to look again later, or without the right. Source: R91. */
async function contactOf(
  context: Context,
  { id, by, repeated }: { id: string; by: Actor; repeated: boolean },
): Promise<RevealedContact | null> {
  const { manager } = context.dataSource;
  const reveal = await manager.findOneByOrFail(Reveal, { id });
  if (repeated && !isAnsweredAgain(reveal.revealedAt, context.clock.now())) return null;
  const { complaintId, customerId } = reveal;
  const [complaint] = await findComplaints(manager, complaintId ? [complaintId] : [], revealScope(by));
  if (!complaint) return null;
  const customers = await findKnownCustomers(manager, handed(context).vault, customerId ? [customerId] : []);
  const of = (...kinds: ContactKind[]) =>
    customers
      .flatMap(({ items }) => items)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ value }) => value);
  return {
    reveal,
    complaint,
    name: of(ContactKind.NAME)[0] ?? null,
    phones: of(ContactKind.PHONE, ContactKind.SHARED_PHONE),
    emails: of(ContactKind.EMAIL),
    memberNumbers: of(ContactKind.MEMBER_NUMBER),
    texts: await findOriginalTexts(manager, complaint.id),
  };
}
