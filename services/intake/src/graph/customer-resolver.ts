import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, type KnownCustomer } from '../data/customer.js';
import { ContactKind, itemOf } from '../domain/contact.js';
import { maskedEmail, maskedName, maskedPhone } from '../domain/mask.js';

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name, masked: `王*`.' })
  nameMasked(@Root() { items }: KnownCustomer) {
    const name = itemOf(items, ContactKind.NAME);
    return name && maskedName(name);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The first phone, masked: `138****5678`.' })
  phoneMasked(@Root() { items }: KnownCustomer) {
    return phonesOf(items)[0] ?? null;
  }

  @FieldResolver(() => [String], { description: 'Every phone, masked.' })
  phonesMasked(@Root() { items }: KnownCustomer) {
    return phonesOf(items);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The e-mail address, masked: `z***@example.com`.' })
  emailMasked(@Root() { items }: KnownCustomer) {
    const email = itemOf(items, ContactKind.EMAIL);
    return email && maskedEmail(email);
  }
}

const phonesOf = (items: KnownCustomer['items']): string[] =>
  items
    .filter(({ kind }) => kind === ContactKind.PHONE || kind === ContactKind.SHARED_PHONE)
    .map(({ value }) => maskedPhone(value));
