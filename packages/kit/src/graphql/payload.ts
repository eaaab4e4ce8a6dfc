import { type RuleError, RuleErrors } from '@complaints/contracts';
import { type ClassType, Directive, Field, InterfaceType, ObjectType } from 'type-graphql';

/** What every refusal says. */
@InterfaceType({ description: 'A refusal a person can act on.' })
export abstract class UserError {
  @Field(() => String, { description: 'A stable code, for example `OVER_AUTHORITY`.' })
  code!: string;

  @Field(() => String, { description: 'One sentence that says what is true.' })
  message!: string;

  @Field(() => [String], { description: 'The input field at fault, outermost first; empty when none is.' })
  path!: string[];
}

@Directive('@shareable')
@ObjectType({
  implements: UserError,
  description: 'What was asked is understood and may not be done.',
  simpleResolvers: true,
})
export class Refusal extends UserError {}

/** What a mutation answers: the thing it changed, or why it did not. */
export interface Payload {
  errors: Refusal[];
}

/**
 * The payload type of a mutation: one nullable field with the thing changed, and `errors`.
 * @param name of the GraphQL type, `RegisterComplaintPayload`
 * @param field the name under which the thing stands
 */
export function payloadType(name: string, field: string, type: () => ClassType | object): ClassType<Payload> {
  @ObjectType(name, {
    description: `What \`${uncapitalised(name.replace(/Payload$/, ''))}\` answers.`,
    simpleResolvers: true,
  })
  class PayloadType implements Payload {
    @Field(() => [UserError], { description: 'Why nothing was done; empty when it was done.' })
    errors!: Refusal[];
  }
  Field(type as () => ClassType, { nullable: true, description: 'What was changed; null when nothing was done.' })(
    PayloadType.prototype,
    field,
  );
  return PayloadType;
}

const uncapitalised = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);

/** What is said of a refusal: one thing, or everything that speaks against it. */
export const refusalsOf = (error: RuleError): Refusal[] =>
  (error instanceof RuleErrors ? error.all : [error]).map(({ code, message, path }) =>
    Object.assign(new Refusal(), { code, message, path: [...path] }),
  );
