import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { findNamed, Responsibility } from '../../data/responsibility/responsibility.js';
import { ResponsibilityComment } from '../../data/responsibility/responsibility-comment.js';
import { ResponsibilityWithdrawal } from '../../data/responsibility/responsibility-withdrawal.js';
import { Staff } from '../../data/staff.js';
import { namedAs } from '../../domain/responsibility/named.js';
import { oversees } from '../../domain/rights.js';
import { staffOf } from '../loaders.js';
import { Department, Store } from '../stubs.js';
import {
  createCommentsLoader,
  createResponsibilitiesLoader,
  createWithdrawalLoader,
} from './responsibility-loaders.js';

@Resolver(() => Case)
export class ResponsibilitiesOfCaseResolver {
  @FieldResolver(() => [Responsibility], {
    nullable: true,
    description:
      'Who caused it and who did not solve it in time, oldest first, the newest 100; null to whoever neither owns nor oversees it.',
  })
  async responsibilities(@Root() found: Case, @Ctx() context: Context): Promise<Responsibility[] | null> {
    return oversees(await context.actor(), found) ? context.loader(createResponsibilitiesLoader).load(found.id) : null;
  }
}

@Resolver(() => Responsibility)
export class ResponsibilityResolver {
  @Query(() => [Responsibility], {
    description:
      'What the caller is named for, as a person, head of a department or manager of a store; newest first, at most 100.',
  })
  async myResponsibilities(@Ctx() context: Context): Promise<Responsibility[]> {
    return findNamed(context.dataSource.manager, namedAs(await context.actor()));
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'The person named.' })
  staff(@Root() { staffId }: Responsibility, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, staffId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department named.' })
  department(@Root() { departmentId }: Responsibility): Department | null {
    return departmentId ? { id: departmentId } : null;
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store named.' })
  store(@Root() { storeId }: Responsibility): Store | null {
    return storeId ? { id: storeId } : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who named them.' })
  by(@Root() { byId }: Responsibility, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => [ResponsibilityComment], {
    description: 'What those who are named say to it, oldest first; the newest 100.',
  })
  comments(@Root() { id }: Responsibility, @Ctx() context: Context): Promise<ResponsibilityComment[]> {
    return context.loader(createCommentsLoader).load(id);
  }

  @FieldResolver(() => ResponsibilityWithdrawal, {
    nullable: true,
    description: 'That it was taken back; null while it stands.',
  })
  withdrawal(@Root() { id }: Responsibility, @Ctx() context: Context): Promise<ResponsibilityWithdrawal | null> {
    return context.loader(createWithdrawalLoader).load(id);
  }
}

@Resolver(() => ResponsibilityComment)
export class ResponsibilityCommentResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who said it.' })
  by(@Root() { byId }: ResponsibilityComment, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }
}

@Resolver(() => ResponsibilityWithdrawal)
export class ResponsibilityWithdrawalResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  by(@Root() { byId }: ResponsibilityWithdrawal, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }
}
