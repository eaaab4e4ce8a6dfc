import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer } from '../data/customer.js';
import { maskedEmail, maskedName, maskedPhone } from '../domain/mask.js';

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name, masked: `王*`.' })
  nameMasked(@Root() { name }: Customer) {
    return name && maskedName(name);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The phone, masked: `138****5678`.' })
  phoneMasked(@Root() { phone }: Customer) {
    return phone && maskedPhone(phone);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The e-mail address, masked: `z***@example.com`.' })
  emailMasked(@Root() { email }: Customer) {
    return email && maskedEmail(email);
  }
}
